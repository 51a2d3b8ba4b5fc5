package io.github.camelplanado.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.github.camelplanado.api.LimitHints;
import org.junit.jupiter.api.Test;

/** How far the vendor is believed. */
class PauseRuleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void a_wish_is_followed() {
        assertThat(PauseRule.afterRefusal(LimitHints.retryAfter(SECOND))).isEqualTo(SECOND);
        assertThat(PauseRule.afterAnswer(LimitHints.retryAfter(SECOND))).isEqualTo(SECOND);
    }

    @Test
    void a_long_wish_is_believed_after_a_refusal_only_and_none_for_ever() {
        LimitHints tenMinutes = LimitHints.retryAfter(Duration.ofMinutes(10));
        LimitHints days = LimitHints.retryAfter(Duration.ofDays(3));

        assertThat(PauseRule.afterRefusal(tenMinutes)).isEqualTo(Duration.ofMinutes(10));
        assertThat(PauseRule.afterAnswer(tenMinutes)).isEqualTo(PauseRule.LONGEST_UNREFUSED);
        assertThat(PauseRule.afterRefusal(days)).isEqualTo(PauseRule.LONGEST);
        assertThat(PauseRule.afterAnswer(days)).isEqualTo(PauseRule.LONGEST_UNREFUSED);
    }

    @Test
    void no_wish_and_one_that_is_over_are_no_pause() {
        for (LimitHints none : new LimitHints[] {
            LimitHints.NONE, LimitHints.retryAfter(Duration.ZERO), LimitHints.retryAfter(SECOND.negated())
        }) {
            assertThat(PauseRule.afterRefusal(none)).isNull();
            assertThat(PauseRule.afterAnswer(none)).isNull();
        }
    }
}
