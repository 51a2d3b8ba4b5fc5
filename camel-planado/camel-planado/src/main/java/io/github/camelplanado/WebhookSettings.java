package io.github.camelplanado;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;
import io.github.camelplanado.client.Futures;
import io.github.camelplanado.client.ListPager;
import io.github.camelplanado.client.PlanadoClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the account has a webhook for an address, and says what to enter if not: the API has no call that creates
 * one (evidence: client code). Only the first page is read; a failure is told and does no harm.
 *
 * @param url the address from outside, or its path alone where no more is known
 * @param eventTypes the wanted ones; empty for all
 */
record WebhookSettings(String url, Set<String> eventTypes) {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSettings.class);

    /**
     * Asks without waiting.
     *
     * @param told takes the sentence that the log gets too
     */
    void check(PlanadoClient client, Consumer<String> told) {
        ApiRequest list = ApiRequest.of(Catalogue.call(Resource.WEBHOOKS, Operation.LIST), null)
                .withPriority(Priority.LOW);
        new ListPager(client, list).page(null).whenComplete((page, failure) -> {
            String verdict = failure == null
                    ? verdict(page.elements())
                    : "Whether the account has a webhook for " + url + " could not be looked up: "
                            + Futures.unwrap(failure).getMessage();
            LOG.info(verdict);
            told.accept(verdict);
        });
    }

    /** A sentence for people; secrets of webhooks, which the vendor lists in clear, are not in it. */
    String verdict(List<ObjectNode> webhooks) {
        for (ObjectNode webhook : webhooks) {
            if (isMeant(webhook.path("url").asText())) {
                List<String> missing = missing(webhook.path("event_types"));
                return missing.isEmpty()
                        ? "The account has a webhook for " + url
                        : "The account's webhook for " + url + " lacks the event types " + missing
                                + ": add them on the vendor's page Settings / Integrations / Webhooks";
            }
        }
        return "The account has no webhook for " + url + ": enter this address, the secret and "
                + (eventTypes.isEmpty() ? "all events" : "the events " + eventTypes)
                + " on the vendor's page Settings / Integrations / Webhooks";
    }

    private boolean isMeant(String address) {
        return url.startsWith("/") ? address.endsWith(url) : address.equals(url);
    }

    private List<String> missing(JsonNode registered) {
        List<String> missing = new ArrayList<>(eventTypes);
        registered.forEach(type -> missing.remove(type.asText()));
        return missing;
    }
}
