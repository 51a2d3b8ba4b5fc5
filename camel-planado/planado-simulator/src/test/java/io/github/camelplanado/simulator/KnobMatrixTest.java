package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.contract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnobMatrixTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Knob.class)
    void everyAlternativeIsAllowedAndOtherThanTheDefault(Knob knob) {
        assertThat(knob.alternatives()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(knob.alternatives()).doesNotContain(knob.defaultValue()).allMatch(knob::accepts);
    }

    @Test
    void eachSingleSettingTurnsOneKnobAndAllOfThemTurnEveryKnob() {
        List<Knobs> singles = KnobMatrix.singles();
        assertThat(singles).doesNotHaveDuplicates().allMatch(one -> one.values().size() == 1);
        Set<Knob> turned = EnumSet.noneOf(Knob.class);
        singles.forEach(one -> turned.addAll(one.values().keySet()));
        assertThat(turned).hasSize(Knob.values().length);
    }

    @Test
    void aRandomSettingIsTheSameForTheSameSeedAndTurnsAboutHalfOfTheKnobs() {
        assertThat(KnobMatrix.random(7)).isEqualTo(KnobMatrix.random(7)).isNotEqualTo(KnobMatrix.random(8));
        int knobs = Knob.values().length;
        assertThat(KnobMatrix.random(7).values()).hasSizeBetween(knobs / 4, 3 * knobs / 4);
        Knobs left = KnobMatrix.random(7, EnumSet.of(Knob.PAGE_SIZE, Knob.CREATE_STATUS));
        assertThat(left.values()).doesNotContainKeys(Knob.PAGE_SIZE, Knob.CREATE_STATUS);
        assertThat(left.with(KnobMatrix.random(7))).isEqualTo(KnobMatrix.random(7));
    }

    @Test
    void everyOperationThatIsNotDocumentedCanBeSwitchedOff() {
        assertThat(Knob.MISSING_OPERATIONS.alternatives())
                .containsExactlyInAnyOrderElementsOf(Contract.packed().operations().stream()
                        .filter(operation -> !operation.evidence().equals("doc"))
                        .map(Operation::id)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k.properties | pageSize=3;createStatus = 200;missingOperations=jobs.delete,users.list;pageSizes=teams:1",
                "k.yaml | pageSize: 3;createStatus: 200;missingOperations: [jobs.delete, users.list];pageSizes: {teams: 1}",
                "k.json | {'pageSize':3,'createStatus':'200','missingOperations':['jobs.delete','users.list'],'pageSizes':{'teams':1}}"
            })
    void knobsComeFromAFile(String name, String text) throws IOException {
        Path file = write(name, text);
        assertThat(Knobs.read(file).text(Knob.CREATE_STATUS)).isEqualTo("200");
        SimulatorBuilder<SimulatorServer> builder =
                SimulatorServer.builder().knob(Knob.UPSERT_STATUS, 201).knobs(file);
        try (SimulatorServer server = builder.build().start()) {
            assertThat(server.knobs().pageSize("jobs")).isEqualTo(3);
            assertThat(server.knobs().pageSize("teams")).isEqualTo(1);
            assertThat(server.knobs().text(Knob.UPSERT_STATUS)).isEqualTo("201");
            assertThat(server.knobs().list(Knob.MISSING_OPERATIONS)).containsExactly("jobs.delete", "users.list");
        }
    }

    private Path write(String name, String text) throws IOException {
        String lines = text.replace(';', '\n').replace('\'', '"');
        return Files.writeString(folder.resolve(name), lines);
    }

    @ParameterizedTest
    @CsvSource({"k.properties, pagesize=3", "k.yaml, 'pagesize: 3'"})
    void anUnknownKnobInAFileIsRefusedWithTheFileAndTheList(String name, String text) throws IOException {
        Path file = write(name, text);
        assertThatThrownBy(() -> Knobs.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("pagesize")
                .hasMessageContaining("pageSize");
        Path wrong = write("w.yaml", "pageSize: none");
        assertThatThrownBy(() -> Knobs.read(wrong)).hasMessageContaining("pageSize");
        Path list = write("l.yaml", "[1, 2]");
        assertThatThrownBy(() -> Knobs.read(list)).hasMessageContaining("one knob");
    }

    @Test
    void everyOpenQuestionIsInTheDocumentationWithItsKnob() throws IOException {
        String page = Files.readString(Path.of("../../docs/simulator.md"));
        assertThat(Arrays.stream(Knob.values()).map(knob -> "`" + knob.id() + "`"))
                .allSatisfy(id -> assertThat(page).contains(id));
    }
}
