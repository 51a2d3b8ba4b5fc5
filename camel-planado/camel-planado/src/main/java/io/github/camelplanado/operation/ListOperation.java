package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.NEXT_AFTER;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.api.Paging;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.ListWalk;
import io.github.camelplanado.client.PlanadoClient;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Reads a list: as a stream, one page, or all of it. The first page is always read before the route goes on. */
final class ListOperation implements ProducerOperation {

    private final PlanadoClient client;
    private final ApiCall call;
    private final Answers answers;
    private final Paging paging;

    ListOperation(PlanadoClient client, ApiCall call, Answers answers, Paging paging) {
        this.client = client;
        this.call = call;
        this.answers = answers;
        this.paging = paging;
    }

    @Override
    public ApiRequest first(Input input) {
        return new ListPager(client, list(input)).requestOf(input.parameters().after());
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        String after = input.parameters().after();
        return switch (paging) {
            case page ->
                new ListPager(client, list(input))
                        .page(after)
                        .thenApply(page -> answers.sent(
                                        page.answer(), answers.writer().many(page.elements()))
                                .with(NEXT_AFTER, page.nextAfter()));
            case stream -> stream(input, new ListWalk(client, list(input), after));
            case all -> all(new ListWalk(client, list(input), after));
        };
    }

    private ApiRequest list(Input input) {
        return input.request(call, input.parameters().id())
                .withQuery(input.parameters().query());
    }

    private CompletableFuture<Reply> stream(Input input, ListWalk walk) {
        return walk.next().thenApply(first -> {
            EntityIterator entities = new EntityIterator(walk, first, answers.writer());
            input.exchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange exchange) {
                    entities.close();
                }
            });
            return answers.sent(first.answer(), entities);
        });
    }

    private CompletableFuture<Reply> all(ListWalk walk) {
        List<ObjectNode> collected = new ArrayList<>();
        return Futures.repeat(
                        () -> walk.next().whenComplete((page, failure) -> {
                            if (failure == null) {
                                collected.addAll(page.elements());
                            }
                        }),
                        page -> walk.isEnded())
                .thenApply(last -> answers.sent(last.answer(), answers.writer().many(collected)));
    }
}
