package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a user starts it, in a process of its own. */
class RunnableJarIT {
    private static final Path JAR = Path.of("target", "planado-simulator-1.0.0-SNAPSHOT.jar");

    @TempDir
    Path folder;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void printsOneLineAndServes() throws Exception {
        Process process = start(
                "--port",
                "0",
                "--api-key",
                "key-of-the-jar",
                "--journal",
                "journal.jsonl",
                "--knob",
                "pageSize=2",
                "--knob",
                "createStatus=200",
                "--speed",
                "15",
                "--workers");
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> text("out").contains("\n"));
            String url = text("out").strip().replace("planado-simulator ready at ", "");
            assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/v2");
            Http.Reply made = Http.send(Http.request("POST", url + "/jobs", "{}")
                    .header("Authorization", "Bearer key-of-the-jar")
                    .header("Content-Type", "application/json"));
            assertThat(made.status()).isEqualTo(200);
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(text("out").lines()).hasSize(1);
        assertThat(text("journal.jsonl")).contains("\"job_created\"");
        assertThat(text("err")).isEmpty();
    }

    @Test
    void wrongOptionsEndWithStatusTwoAndASentence() throws Exception {
        Process unknown = start("--api-key", "k", "--knob", "nonsense=1");
        assertThat(unknown.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(unknown.exitValue()).isEqualTo(2);
        assertThat(text("err")).contains("no knob 'nonsense'");
        Process missing = start("--port", "0");
        assertThat(missing.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(missing.exitValue()).isEqualTo(2);
        assertThat(text("err")).contains("--api-key");
    }
}
