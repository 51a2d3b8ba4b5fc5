package io.github.camelplanado.examples.linkaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelplanado.simulator.Knob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in processes of their own, which are killed without warning. */
class KilledRunTest {

    private static final int CLIENTS = 300;
    private static final int KILLS = 2;

    @TempDir
    private Path folder;

    @Test
    void a_run_that_is_killed_and_started_again_ends_right() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        try (Rig rig = new Rig(folder)) {
            rig.planado.knob(Knob.PAGE_SIZE, 5);
            for (int i = 0; i < CLIENTS; i++) {
                rig.account("Client " + i, String.format("8495%07d", i));
                rig.erp("old-" + i, "Client " + i, String.format("495%07d", i));
                rig.erp("new-" + i, "New " + i, String.format("499%07d", i));
            }
            rig.clients = CLIENTS;
            int printed = rig.plan();
            int before = rig.calls();
            // The first page is the plan's, the last pages may come before the kill does.
            killed(rig, before + 1 + chance.nextInt(40));
            finished(rig);
            assertThat(rig.calls() - before).isLessThanOrEqualTo(printed);
            assertThat(rig.cursors()).hasSizeLessThanOrEqualTo(CLIENTS / 5 + 1 + 1);

            printed = rig.plan();
            before = rig.calls();
            for (int kill = 0; kill < KILLS; kill++) {
                killed(rig, rig.calls() + 2 + chance.nextInt(80));
            }
            finished(rig);
            assertThat(rig.calls() - before).isLessThanOrEqualTo(printed);

            assertThat(rig.planado.entities("clients")).hasSize(2 * CLIENTS);
            assertThat(rig.sql.queryForObject("SELECT count(DISTINCT uuid) FROM planado_link", Integer.class))
                    .isEqualTo(2 * CLIENTS);
            Map<String, Long> writes = rig.callsAfter(before).stream()
                    .filter(call -> call.startsWith("PATCH"))
                    .collect(Collectors.groupingBy(call -> call, Collectors.counting()));
            assertThat(writes).hasSize(CLIENTS);
            // What was under way when the process died is sent once more, to the same external id.
            assertThat(writes.values().stream().mapToLong(Long::longValue).sum())
                    .isLessThanOrEqualTo(CLIENTS + KILLS);
        }
    }

    private void killed(Rig rig, int calls) throws Exception {
        Process process = run(rig);
        while (rig.calls() < calls && process.isAlive()) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    private void finished(Rig rig) throws Exception {
        assertThat(run(rig).waitFor()).as(() -> said()).isZero();
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("run.log");
    }

    private Process run(Rig rig) throws IOException {
        ProcessBuilder command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LinkCommand.class.getName(),
                "--apply",
                "--jdbc-url=" + rig.jdbcUrl,
                "--base-url=" + rig.baseUrl,
                "--requests-per-minute=0",
                "--clients=" + CLIENTS,
                "--questions=" + rig.questions));
        command.environment().put("PLANADO_API_KEY", rig.planado.apiKey());
        return command.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }
}
