package io.github.camelplanado.operation;

import static io.github.camelplanado.api.PlanadoConstants.NEXT_AFTER;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Paging;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.Pages;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Reads a list: as a stream, one page, or all of it. The first page is always read before the route goes on. */
final class ListOperation implements ProducerOperation {

    private final ListSource source;
    private final Answers answers;
    private final Paging paging;

    ListOperation(ListSource source, Answers answers, Paging paging) {
        this.source = source;
        this.answers = answers;
        this.paging = paging;
    }

    @Override
    public ApiRequest first(Input input) {
        return source.first(input);
    }

    @Override
    public CompletableFuture<Reply> run(Input input) {
        return switch (paging) {
            case page ->
                source.page(input)
                        .thenApply(page -> answers.sent(page.answer(), answers.many(page.elements()))
                                .with(NEXT_AFTER, page.nextAfter()));
            case stream -> stream(input, source.walk(input));
            case all -> all(source.walk(input));
        };
    }

    private CompletableFuture<Reply> stream(Input input, Pages walk) {
        return walk.next().thenApply(first -> {
            EntityIterator entities = new EntityIterator(walk, first, answers::one);
            input.exchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange exchange) {
                    entities.close();
                }
            });
            return answers.sent(first.answer(), entities);
        });
    }

    private CompletableFuture<Reply> all(Pages walk) {
        List<ObjectNode> collected = new ArrayList<>();
        return Futures.repeat(
                        () -> walk.next().whenComplete((page, failure) -> {
                            if (failure == null) {
                                collected.addAll(page.elements());
                            }
                        }),
                        page -> walk.isEnded())
                .thenApply(last -> answers.sent(last.answer(), answers.many(collected)));
    }
}
