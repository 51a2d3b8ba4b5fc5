package io.github.camelplanado.benchmarks.stage;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Signals for our own child processes, and free ports for them. */
public final class Processes {

    private static final int FIRST_PORT = 15_000;
    private static final int LAST_PORT = 32_000;

    private Processes() {}

    /** Sends a signal, e.g. {@code STOP}. */
    public static void signal(long pid, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    }

    /** One below those that outgoing connections take: it must still be free when a killed process is started again. */
    public static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody has it: another one.
            }
        }
    }
}
