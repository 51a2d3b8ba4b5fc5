package io.github.camelplanado.examples.linkaccount.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {

    private final Phones russian = new Phones("7");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+7 495 123-45-67",
                "8 (495) 123-45-67",
                "84951234567",
                "7 495 1234567",
                "4951234567",
                "495 123 45 67",
                "8-495-123-45-67",
                "00 7 495 123 45 67",
                "810 7 495 123 45 67",
                "+７ ４９５ １２３４５６７",
                "тел. 8 495 123 45 67",
            })
    void a_russian_number_has_one_form_however_it_is_written(String text) {
        assertThat(russian.in(text)).containsExactly("+74951234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8 495 123-45-67 доб. 12", "+7 495 1234567 ext 12", "84951234567x12", "84951234567#12"})
    void an_extension_is_kept_apart(String text) {
        assertThat(russian.in(text)).containsExactly("+74951234567;ext=12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "none", "123-45-67", "12", "0", "+7 495 123", "8 495 123 45 67 89 01 23"})
    void what_is_no_whole_number_is_no_phone(String text) {
        assertThat(russian.in(text)).isEmpty();
    }

    @Test
    void no_text_is_no_phone() {
        assertThat(russian.in((String) null)).isEmpty();
        assertThat(russian.in(List.of())).isEmpty();
    }

    @Test
    void a_field_may_hold_several() {
        assertThat(russian.in("8 495 123-45-67, 8 916 555-01-02; +49 30 901820"))
                .containsExactlyInAnyOrder("+74951234567", "+79165550102", "+4930901820");
    }

    @Test
    void numbers_without_a_country_code_are_of_the_country_that_is_given() {
        assertThat(new Phones("+49").in("030 901820")).containsExactly("+4930901820");
        assertThat(new Phones("DE").in("030/901820")).containsExactly("+4930901820");
        assertThat(new Phones("1").in("(212) 555-0100")).containsExactly("+12125550100");
        assertThat(new Phones("1").in("+7 495 123-45-67")).containsExactly("+74951234567");
    }

    @Test
    void an_unknown_country_is_refused() {
        assertThatThrownBy(() -> new Phones("999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("999");
        assertThatThrownBy(() -> new Phones("Mars")).isInstanceOf(IllegalArgumentException.class);
    }
}
