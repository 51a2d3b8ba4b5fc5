package io.github.camelplanado.benchmarks.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** A real Redis on a free port of this machine, without a file; ended by its process. */
final class RedisServer implements AutoCloseable {

    private static final String READY = "Ready to accept connections";

    private final int port;
    private Process process;

    private RedisServer(int port) {
        this.port = port;
    }

    /** Starts one, or gives null and says so if {@code redis-server} is not installed. */
    static RedisServer startIfInstalled() throws IOException {
        RedisServer server = new RedisServer(freePort());
        try {
            server.start();
            return server;
        } catch (IOException e) {
            System.out.println("NOT RUN with Redis: redis-server is not on the PATH (" + e.getMessage() + ")");
            return null;
        }
    }

    /** Starts it, with nothing in it. */
    void start() throws IOException {
        process = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectErrorStream(true)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(READY)) {
                return;
            }
        }
        throw new IllegalStateException("redis-server ended before it was ready");
    }

    /** Ends it at once; what it knew is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
