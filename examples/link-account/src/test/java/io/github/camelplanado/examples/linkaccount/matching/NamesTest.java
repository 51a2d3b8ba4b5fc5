package io.github.camelplanado.examples.linkaccount.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.github.camelplanado.examples.linkaccount.LinkOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private final Names names = new Names(LinkOptions.usualLegalForms());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ООО "Ромашка"                              | Ромашка, ООО
                    Общество с ограниченной ответственностью «Ромашка» | РОМАШКА
                    Семёнов Пётр                               | петр семенов
                    Sample Heating GmbH & Co. KG               | sample heating
                    Sample Heating, L.L.C.                     | SAMPLE   HEATING LLC
                    O'Neil and Sons Ltd.                       | Oneil and Sons
                    Ｗｉｄｅ Letters                             | wide letters
                    ИП Иванов Иван Иванович                    | Иванов  Иван-Иванович
                    """)
    void spelling_does_not_count(String one, String other) {
        assertThat(names.of(one)).isEqualTo(names.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ромашка          | Ромашки
                    Sample Heating 1 | Sample Heating 2
                    Мой дом          | Мои дом
                    A+               | A
                    """)
    void another_word_is_another_name(String one, String other) {
        assertThat(names.of(one)).isNotEqualTo(names.of(other));
    }

    @Test
    void a_name_that_is_nothing_but_a_legal_form_keeps_it() {
        assertThat(names.of("ООО").text()).isEqualTo("ооо");
    }

    @Test
    void no_name_is_empty() {
        assertThat(names.of(null).isEmpty()).isTrue();
        assertThat(names.of(" - \" ").isEmpty()).isTrue();
    }

    @Test
    void the_list_of_legal_forms_is_the_users() {
        assertThat(new Names(List.of("# no form", "", "Kft.")).of("Minta Kft")).isEqualTo(new Name(List.of("minta")));
        assertThat(new Names(List.of()).of("Minta GmbH")).isEqualTo(new Name(List.of("gmbh", "minta")));
    }
}
