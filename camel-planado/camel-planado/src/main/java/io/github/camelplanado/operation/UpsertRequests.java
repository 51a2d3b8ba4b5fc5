package io.github.camelplanado.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelplanado.api.Catalogue;
import io.github.camelplanado.api.Operation;
import io.github.camelplanado.api.Resource;
import io.github.camelplanado.client.ApiRequest;

/**
 * The requests that an upsert is made of.
 *
 * @param resource whose
 */
record UpsertRequests(Resource resource) {

    /** Not in the table of the update page (documentation): only a create takes them. */
    private static final Set<String> JOB_CREATE_ONLY = Set.of("template", "job_type", "external_order_id");

    /** Keys that a PATCH does not take. */
    static Set<String> createOnly(Resource resource) {
        return resource == Resource.JOBS ? JOB_CREATE_ONLY : Set.of();
    }

    /** Whether a PATCH by an unknown external id creates: stated for clients and sites, not for jobs (documentation). */
    static boolean createsByPatch(Resource resource) {
        return resource == Resource.CLIENTS || resource == Resource.SITES;
    }

    /** Whether a PATCH by an unknown external id creates. */
    boolean createsByPatch() {
        return createsByPatch(resource);
    }

    /** Whether the first try is a PATCH although nothing is known: it creates, unless the id looks like a uuid. */
    boolean patchesUnknown(String externalId) {
        return createsByPatch() && !Ids.isUuid(externalId);
    }

    /** Changes the entity of that uuid. */
    Write patchByUuid(Input input, String uuid) {
        return write(input, uuid, true);
    }

    /** Changes the entity of that external id, or makes it where the vendor does. */
    Write patch(Input input, String externalId) {
        return write(input, externalId, false);
    }

    private Write write(Input input, String id, boolean byUuid) {
        ObjectNode body = input.body().deepCopy();
        List<String> notSent = new ArrayList<>();
        if (byUuid && body.has("external_id")) {
            notSent.add("external_id");
        }
        body.remove("external_id");
        createOnly(resource).stream().filter(body::has).sorted().forEach(notSent::add);
        body.remove(createOnly(resource));
        ApiRequest request =
                input.request(Catalogue.call(resource, Operation.UPDATE), id).withBody(body);
        return new Write(request, List.copyOf(notSent), byUuid);
    }

    /** Makes the entity, unless the id is one by which it could not be found again. */
    Write create(Input input, String externalId) {
        input.request(Catalogue.call(resource, Operation.UPDATE), externalId);
        ObjectNode body = input.body().deepCopy();
        body.set("external_id", TextNode.valueOf(externalId));
        ApiRequest request =
                input.request(Catalogue.call(resource, Operation.CREATE), null).withBody(body);
        return new Write(request, List.of(), false);
    }

    /**
     * A request and what it leaves out.
     *
     * @param request to send
     * @param notSent keys of the body that it cannot carry
     * @param byUuid whether it says nothing of the external id
     */
    record Write(ApiRequest request, List<String> notSent, boolean byUuid) {}
}
