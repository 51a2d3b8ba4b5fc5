package io.github.camelplanado.examples.erpsync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo sees what is broken: without that, a good result would mean nothing. */
class SabotageIT {

    @ParameterizedTest
    @CsvSource({
        "NONE, true, lost=0 stale=0 duplicates=0, RESULT in-step=66/66",
        "DROP, false, duplicates=0, stale:",
        "STALE, false, in-step, stale:",
        "DOUBLE, false, lost=0 stale=0, duplicate: applied twice",
        "OVERWRITE, false, stale=0 duplicates=0, which the ERP never showed"
    })
    void the_demo_ends_well_only_if_nothing_is_broken(Sabotage broken, boolean good, String figures, String says)
            throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        boolean ended;
        try {
            ended = Demo.run(DemoSettings.read().small(broken));
        } finally {
            System.setOut(console);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        console.println(text);
        if (!good) {
            // How much of the budget was used depends on what else the machine does: that is the demo's own matter.
            assertThat(ended).isFalse();
        }
        assertThat(text).contains(says);
        assertThat(text.lines().filter(line -> line.startsWith("RESULT ")).findFirst())
                .hasValueSatisfying(result -> assertThat(result).contains(figures));
    }
}
