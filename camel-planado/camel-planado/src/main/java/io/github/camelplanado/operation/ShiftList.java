package io.github.camelplanado.operation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelplanado.api.ApiCall;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.Page;
import io.github.camelplanado.client.Pages;
import io.github.camelplanado.client.PlanadoClient;

/**
 * The shifts of a user: one call for each week, a page is one call's week as the vendor tells it. The cursor is the day with
 * which the next week begins.
 *
 * @param client the account
 * @param call the shifts
 * @param zone of times that come without one
 */
record ShiftList(PlanadoClient client, ApiCall call, ZoneId zone) implements ListSource {

    @Override
    public ApiRequest first(Input input) {
        return request(input, week(input));
    }

    @Override
    public CompletableFuture<Page> page(Input input) {
        return page(input, week(input));
    }

    @Override
    public Pages walk(Input input) {
        Week begin = week(input);
        // Names what lacks before the first call.
        request(input, begin);
        return new ShiftWalk(begin, zone, week -> page(input, week));
    }

    private CompletableFuture<Page> page(Input input, Week week) {
        return new ListPager(client, request(input, week))
                .page(null)
                .thenApply(page -> new Page(
                        page.elements(), week.isLast() ? null : week.to().toString(), page.answer()));
    }

    private ApiRequest request(Input input, Week week) {
        Map<String, List<String>> query = new LinkedHashMap<>(input.parameters().query());
        query.put("after", List.of(week.from().toString()));
        query.put("before", List.of(week.to().toString()));
        return input.request(call).withQuery(query);
    }

    private static Week week(Input input) {
        Parameters parameters = input.parameters();
        String after = parameters.after();
        return Week.first(after == null ? parameters.from() : day(after), parameters.to());
    }

    private static LocalDate day(String after) {
        try {
            return LocalDate.parse(after);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "after of shifts is the day with which a week begins, not '" + after + "'", e);
        }
    }
}
