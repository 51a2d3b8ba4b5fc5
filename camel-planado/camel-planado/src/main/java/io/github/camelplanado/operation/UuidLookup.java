package io.github.camelplanado.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import io.github.camelplanado.api.Failure;
import io.github.camelplanado.api.Named;
import io.github.camelplanado.api.PlanadoNotFoundException;
import io.github.camelplanado.api.PlanadoRateLimitException;
import io.github.camelplanado.api.PlanadoValidationException;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.NameList;
import io.github.camelplanado.client.NameMatch;
import io.github.camelplanado.client.NameTable;
import io.github.camelplanado.client.NamesRead;
import io.github.camelplanado.client.PlanadoClient;
import io.github.camelplanado.client.Requester;

/**
 * Puts uuids in the places of names.
 *
 * @param client whose account has the names
 * @param request what asks, for messages
 */
record UuidLookup(PlanadoClient client, String request) {

    /**
     * Replaces names, list by list.
     *
     * @return fails with a {@link PlanadoValidationException} that tells every name that is unknown or means several things;
     *     if there is none of these but a name that may be newer than the list, with a {@link PlanadoRateLimitException}
     */
    CompletableFuture<Void> replace(Mentions mentions, Requester requester) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        List<PlanadoRateLimitException> tooEarly = new ArrayList<>();
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (Map.Entry<NameList, List<Mention>> entry : mentions.byList().entrySet()) {
            done = done.thenCompose(before -> table(entry.getKey(), entry.getValue(), requester))
                    .thenAccept(read -> entry.getValue().forEach(mention -> {
                        if (read.early().contains(mention.name())) {
                            tooEarly.add(tooEarly(mention, read));
                        } else {
                            replace(mention, read.table(), problems);
                        }
                    }));
        }
        return done.thenRun(() -> {
            if (!problems.isEmpty()) {
                throw refused("names that stand for no uuid: " + problems, problems);
            }
            tooEarly.stream()
                    .max(Comparator.comparing(PlanadoRateLimitException::getRetryAfter))
                    .ifPresent(latest -> {
                        throw latest;
                    });
        });
    }

    /** Our own pause, for the sake of the budget: the name may well exist, so the message must not be refused for good. */
    private PlanadoRateLimitException tooEarly(Mention mention, NamesRead read) {
        Duration wait = Duration.ofSeconds(seconds(read.readAgainIn()));
        String text = mention.path() + ": no " + whose(mention) + " in the list, which was read "
                + read.age().toSeconds() + " s ago and is read again in " + wait.toSeconds()
                + " s: try again then, or give the uuid";
        return new PlanadoRateLimitException(Failure.beforeSending(request, text), wait);
    }

    /** Rounded up: who waits that long waits long enough. */
    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private CompletableFuture<NamesRead> table(NameList list, List<Mention> mentions, Requester requester) {
        return client.names()
                .table(list, mentions.stream().map(Mention::name).collect(Collectors.toSet()), requester)
                .exceptionally(failure -> {
                    throw notRead(list, mentions, (RuntimeException) Futures.unwrap(failure));
                });
    }

    private static void replace(Mention mention, NameTable table, Map<String, List<String>> problems) {
        NameMatch match = table.find(mention.name());
        if (match instanceof NameMatch.Found found) {
            mention.replace().accept(found.uuid());
        } else {
            problems.computeIfAbsent(mention.path(), none -> new ArrayList<>()).add(problem(mention, match));
        }
    }

    private static String problem(Mention mention, NameMatch match) {
        String whose = whose(mention);
        if (match instanceof NameMatch.Ambiguous ambiguous) {
            return "more than one " + whose + "; give the uuid of the one that is meant: "
                    + String.join(", ", ambiguous.uuids());
        }
        NameMatch.Unknown unknown = (NameMatch.Unknown) match;
        return "no " + whose
                + (unknown.near().isEmpty() ? "" : "; near to it: '" + String.join("', '", unknown.near()) + "'")
                + (unknown.listCut() ? "; the list has more names than namesMaxSize and was not read to its end" : "")
                + (mention.named() == Named.WORKER ? "; who was invited and never signed in may not be listed" : "");
    }

    private static String whose(Mention mention) {
        return mention.named().noun() + " has the name '" + mention.name() + "'";
    }

    /** A list that the vendor does not have must not look like an entity that does not exist. */
    private RuntimeException notRead(NameList list, List<Mention> mentions, RuntimeException failure) {
        if (!(failure instanceof PlanadoNotFoundException)) {
            return failure;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        mentions.forEach(mention -> fields.put(mention.path(), List.of("give the uuid instead of a name")));
        return refused(
                "no uuid can be looked up for the name of a " + list.named().noun() + " (" + failure.getMessage() + ")",
                fields);
    }

    private PlanadoValidationException refused(String text, Map<String, List<String>> fields) {
        return new PlanadoValidationException(Failure.beforeSending(request, text), fields);
    }
}
