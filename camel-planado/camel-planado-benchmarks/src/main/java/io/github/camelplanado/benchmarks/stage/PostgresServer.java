package io.github.camelplanado.benchmarks.stage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A real PostgreSQL, our own child process, that writes to the disk as in production and can crash. */
public final class PostgresServer implements AutoCloseable {

    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path binaries;
    private final Path folder;
    private final int port;
    private Process process;

    private PostgresServer(Path binaries, Path folder, int port) {
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Makes a cluster and starts it.
     *
     * @param binaries where PostgreSQL is, or is to be unpacked
     * @param folder of the cluster
     */
    public static PostgresServer start(Path binaries, Path folder) throws IOException, InterruptedException {
        PostgresServer server = new PostgresServer(binaries, folder, Processes.freePort());
        Files.createDirectories(folder);
        if (!Files.exists(server.binaries)) {
            unpack(server.binaries);
        }
        int code = new ProcessBuilder(server.command(
                        "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "-D", "data"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("initdb.log").toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("initdb failed, see " + folder.resolve("initdb.log"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::end, "end-of-postgresql"));
        server.run();
        return server;
    }

    /** For a driver. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&socketTimeout=30";
    }

    /** A new connection. */
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** What {@code pg_ctl restart -m immediate} does: no checkpoint, no goodbye; the log is replayed at the start. */
    public void crash() throws IOException, InterruptedException {
        Processes.signal(process.pid(), "QUIT");
        process.waitFor();
        run();
    }

    private void run() throws IOException, InterruptedException {
        process = new ProcessBuilder(command(
                        "postgres",
                        "-D",
                        "data",
                        "-p",
                        String.valueOf(port),
                        "-k",
                        "/tmp",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "max_connections=150",
                        "-c",
                        "shared_buffers=64MB"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgresql.log").toFile()))
                .start();
        awaitAnswers();
    }

    private void awaitAnswers() throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            try (Connection connection = connection()) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.currentTimeMillis() > end || !process.isAlive()) {
                    throw new IllegalStateException(
                            "PostgreSQL does not start, see " + folder.resolve("postgresql.log"), e);
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** It refuses to run as root: then it runs where nobody is root. */
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(Path to) throws IOException {
        try (InputStream in = PostgresServer.class.getResourceAsStream(BINARIES);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = to.resolve(entry.getName()).normalize();
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private void end() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        try {
            Processes.signal(process.pid(), "INT");
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
