package io.github.camelplanado.benchmarks.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that posts one webhook after the other and costs next to nothing. For one thread. */
final class Line implements AutoCloseable {

    /** There was no answer. */
    static final int NONE = 0;

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private final String head;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** @param path where to post */
    Line(int port, String path, String secret) {
        this.port = port;
        this.head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nX-Planado-Secret: " + secret
                + "\r\nX-Planado-Delivery-Attempt: 1\r\nContent-Length: ";
    }

    /** The status of the answer. */
    int post(byte[] body) {
        try {
            open();
            byte[] begin = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[begin.length + body.length];
            System.arraycopy(begin, 0, all, 0, begin.length);
            System.arraycopy(body, 0, all, begin.length, body.length);
            out.write(all);
            return answer();
        } catch (IOException e) {
            close();
            return NONE;
        }
    }

    private void open() throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(text().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = text(); !header.isEmpty(); header = text()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        for (int size = -1; size != 0; ) {
            size = Integer.parseInt(text(), 16);
            in.skipNBytes(size);
            text();
        }
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It was of no use any more.
            }
            socket = null;
        }
    }
}
