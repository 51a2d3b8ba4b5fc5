package io.github.camelplanado.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private final Router router = new Router(Contract.packed());

    @ParameterizedTest
    @CsvSource({
        "/jobs/a%2Fb, a/b",
        "/jobs/a%3Fb, a?b",
        "/jobs/100%25, 100%",
        "/jobs/a%20b, a b",
        "/jobs/a+b, a+b",
        "/jobs/%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7, заказ"
    })
    void decodesOnePathSegmentAndNoMore(String path, String id) {
        Match match = router.find("GET", path);
        assertThat(match.operation().id()).isEqualTo("jobs.get");
        assertThat(match.ids()).containsEntry("id", id);
    }

    @Test
    void anUnencodedSlashIsAnotherPath() {
        assertThat(router.find("GET", "/jobs/a/b").operation()).isNull();
    }

    @Test
    void namesTheNearestPathForATypo() {
        assertThat(router.find("GET", "/job").hint()).contains("GET /jobs");
        assertThat(router.find("GET", "/client/x").hint()).contains("/clients/{id}");
    }

    @Test
    void namesTheMethodsOfAKnownPath() {
        Match match = router.find("PUT", "/jobs/1");
        assertThat(match.operation()).isNull();
        assertThat(match.allowed()).containsExactly("GET", "PATCH", "DELETE");
    }

    @Test
    void anEmptyIdIsNoId() {
        assertThat(router.find("GET", "/jobs/").operation()).isNull();
    }
}
