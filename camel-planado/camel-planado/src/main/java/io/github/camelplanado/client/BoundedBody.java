package io.github.camelplanado.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a body up to a limit, so that an answer of any size cannot exhaust the memory. */
final class BoundedBody {

    /** A page is held as bytes and then as a tree: more than this part of the memory for its bytes alone ends in no good. */
    private static final int PART_OF_MEMORY = 4;

    private static final int PIECE = 64 * 1024;

    private BoundedBody() {}

    /**
     * Reads to the end. An answer that says itself that it is too large is not read at all.
     *
     * @param declared the length that the answer says it has, negative if it says none
     * @param maxSize in bytes; if a quarter of the memory that this JVM may use is less, that counts
     * @throws TooLarge past the limit; what was read is dropped
     */
    static byte[] read(InputStream stream, long declared, long maxSize) throws IOException {
        return read(stream, declared, maxSize, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
    }

    static byte[] read(InputStream stream, long declared, long maxSize, long memory) throws IOException {
        long limit = Math.min(maxSize, memory);
        if (declared > limit) {
            throw new TooLarge(maxSize, memory);
        }
        // Pieces instead of one array that grows: growing holds two and a half times of what came.
        List<byte[]> pieces = new ArrayList<>();
        long size = 0;
        byte[] piece = stream.readNBytes(next(declared, size));
        while (piece.length > 0) {
            size += piece.length;
            if (size > limit) {
                throw new TooLarge(maxSize, memory);
            }
            pieces.add(piece);
            piece = stream.readNBytes(next(declared, size));
        }
        return pieces.size() == 1 ? pieces.get(0) : joined(pieces, (int) size);
    }

    /** How many bytes to ask for: one more than are left if that is known, so that a short answer needs no long array. */
    private static int next(long declared, long read) {
        return declared < read ? PIECE : (int) Math.min(PIECE, declared - read + 1);
    }

    private static byte[] joined(List<byte[]> pieces, int size) {
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }

    /** The answer is larger than {@code maxResponseSize}, or than this JVM could hold. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxSize, long memory) {
            super("the answer is larger than maxResponseSize=" + maxSize + " bytes"
                    + (memory < maxSize ? ", lowered to " + memory + ", a quarter of the memory of this JVM" : ""));
        }
    }
}
