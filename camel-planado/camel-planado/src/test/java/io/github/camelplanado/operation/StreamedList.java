package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.github.camelplanado.TestCamel;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** A route that reads a streamed list, and what it saw. Whoever watches may change the account while the list is read. */
final class StreamedList {

    private static final String START = "direct:streamed-list";

    private final TestCamel camel;
    private final List<Object> seen = new ArrayList<>();
    private final AtomicReference<BiConsumer<Integer, String>> watcher = new AtomicReference<>();
    private volatile String key = "uuid";

    StreamedList(TestCamel camel) throws Exception {
        this.camel = camel;
        camel.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(START).toD("planado:${header.list}?paging=stream").process(StreamedList.this::see);
            }
        });
    }

    /** Reads the list; the watcher is told the number of each element, from 1, and its uuid. */
    Exchange read(String list, Map<String, Object> headers, BiConsumer<Integer, String> watching) {
        return read(list, headers, "uuid", watching);
    }

    /** The same for a list whose elements are told apart by another key. */
    Exchange read(String list, Map<String, Object> headers, String telling, BiConsumer<Integer, String> watching) {
        seen.clear();
        key = telling;
        watcher.set(watching);
        Map<String, Object> all = new HashMap<>(headers);
        all.put("list", list);
        return camel.send(START, null, all);
    }

    /** The uuids, or what the other key has, in the order in which they came. */
    List<Object> seen() {
        return List.copyOf(seen);
    }

    /** The split of a route asks whether there is more before it hands out an element; this asks when it is done with it. */
    private void see(Exchange exchange) {
        Iterator<?> elements = exchange.getMessage().getBody(Iterator.class);
        while (elements.hasNext()) {
            String told = String.valueOf(((Map<?, ?>) elements.next()).get(key));
            seen.add(told);
            watcher.get().accept(seen.size(), told);
        }
    }
}
