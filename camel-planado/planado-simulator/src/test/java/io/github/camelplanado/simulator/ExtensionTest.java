package io.github.camelplanado.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExtensionTest {
    @RegisterExtension
    static PlanadoSimulator shared = PlanadoSimulator.create();

    @RegisterExtension
    static PlanadoSimulator kept = PlanadoSimulator.builder().keepBetweenTests().build();

    @RegisterExtension
    PlanadoSimulator own = PlanadoSimulator.create();

    @Test
    @Order(1)
    void startsBeforeTheTest() {
        assertThat(new Http(shared).get("/jobs").status()).isEqualTo(200);
        assertThat(new Http(own).get("/jobs").status()).isEqualTo(200);
        shared.office().create("jobs", Map.of());
        kept.office().create("jobs", Map.of());
    }

    @Test
    @Order(2)
    void isEmptyInTheNextTestUnlessKept() {
        assertThat(shared.entities("jobs")).isEmpty();
        assertThat(own.entities("jobs")).isEmpty();
        assertThat(kept.entities("jobs")).hasSize(1);
        assertThat(shared.requests()).isEmpty();
    }

    @Nested
    class Inside {
        @Test
        void aNestedClassUsesTheSamePort() {
            assertThat(new Http(shared).get("/jobs").status()).isEqualTo(200);
        }
    }
}
