package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.api.Output;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.changes.stream.Telling.Outcome;
import io.github.camelplanado.json.WireJson;
import io.github.camelplanado.message.BodyWriter;
import io.github.camelplanado.message.ChangeMessage;
import io.github.camelplanado.message.EntityLift;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellerTest {

    private final List<Throwable> complaints = new ArrayList<>();
    private final List<Exchange> released = new ArrayList<>();

    @Test
    void a_change_of_which_no_message_can_be_made_fails_alone_and_is_not_sent() {
        List<Exchange> sent = new ArrayList<>();
        Teller teller = new Teller(
                new Made(),
                new ChangeMessage(new BodyWriter(Output.map, new EntityLift(ZoneOffset.UTC)), change -> {
                    throw new IllegalStateException("no such zone");
                }),
                (exchange, mark) -> {
                    sent.add(exchange);
                    return Outcome.TOLD;
                });

        Teller.Told told = teller.tell(change(), null, null);

        assertThat(told).isEqualTo(new Teller.Told(Outcome.FAILED, "IllegalStateException: no such zone"));
        assertThat(sent).isEmpty();
        assertThat(complaints).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(released).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_change_whose_exchange_is_rolled_back_is_not_marked(boolean last) {
        Teller teller = new Teller(
                new Made(),
                new ChangeMessage(new BodyWriter(Output.map, new EntityLift(ZoneOffset.UTC)), change -> false),
                new PlainTelling(exchange -> {
                    exchange.setRollbackOnly(!last);
                    exchange.setRollbackOnlyLast(last);
                }));

        Teller.Told told = teller.tell(change(), null, null);

        assertThat(told).isEqualTo(new Teller.Told(Outcome.FAILED, "The exchange was rolled back"));
    }

    private static Change change() {
        return new Change(
                Resource.JOBS,
                "u",
                1L,
                "job_updated",
                WireJson.mapper().createObjectNode(),
                Change.BodyKind.ROW,
                Change.Source.SWEEP,
                false,
                null);
    }

    private final class Made implements Exchanges {
        @Override
        public Exchange create() {
            return new DefaultExchange(new DefaultCamelContext());
        }

        @Override
        public void release(Exchange exchange) {
            released.add(exchange);
        }

        @Override
        public void complain(Exchange exchange, Throwable reason) {
            complaints.add(reason);
        }
    }
}
