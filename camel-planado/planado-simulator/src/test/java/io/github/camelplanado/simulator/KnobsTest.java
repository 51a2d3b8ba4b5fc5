package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnobsTest {
    @ParameterizedTest
    @EnumSource(Knob.class)
    void everyDefaultIsAllowedAndHasItsEvidence(Knob knob) {
        assertThat(knob.accepts(knob.defaultValue())).isTrue();
        assertThat(knob.evidence()).isNotBlank();
        assertThat(Knob.byId(knob.id())).isEqualTo(knob);
    }

    @ParameterizedTest
    @EnumSource(Knob.class)
    void everyKnobIsInTheReadme(Knob knob) throws IOException {
        String row = "| `" + knob.id() + "` | `" + knob.defaultValue() + "` | ";
        assertThat(Files.readString(Path.of("README.md"))).contains(row).contains(knob.evidence());
    }

    @Test
    void aWrongNameOrValueIsRefusedWithWhatIsRight() {
        assertThatThrownBy(() -> Knobs.builder().set("pagesize", 3)).hasMessageContaining("pageSize");
        assertThatThrownBy(() -> Knobs.builder().set("pageSize", 0).build()).hasMessageContaining("pageSize");
        assertThatThrownBy(() -> Knobs.defaults().with(Knob.CREATE_STATUS, 302)).hasMessageContaining("200|201");
    }

    @Test
    void theOriginalIsNotChanged() {
        Knobs knobs = Knobs.builder().set("pageSize", 3).build();
        assertThat(knobs.with(Knob.JOBS_PAGE_SIZE, 5).pageSize("jobs")).isEqualTo(5);
        assertThat(knobs.pageSize("jobs")).isEqualTo(3);
        assertThat(knobs.pageSize("clients")).isEqualTo(3);
    }
}
