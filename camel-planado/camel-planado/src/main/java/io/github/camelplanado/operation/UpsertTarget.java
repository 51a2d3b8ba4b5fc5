package io.github.camelplanado.operation;

/**
 * Which entity an upsert means.
 *
 * @param uuid or null
 * @param externalId or null; one of both is there
 */
record UpsertTarget(String uuid, String externalId) {

    /**
     * Reads it from header or option, else from the body.
     *
     * @throws IllegalArgumentException if there is none, or two different external ids
     */
    static UpsertTarget of(Input input) {
        String id = input.parameters().id();
        String inBody = input.bodyExternalId();
        if (Ids.isUuid(id)) {
            return new UpsertTarget(id, inBody);
        }
        if (id == null && inBody == null) {
            throw new IllegalArgumentException(
                    "an upsert needs an id: set the header CamelPlanadoId, the option id, or the"
                            + " key external_id of the body");
        }
        if (id != null && inBody != null && !id.equals(inBody)) {
            throw new IllegalArgumentException("two different external ids: '" + id + "' by header or option and '"
                    + inBody + "' in the body. An upsert does not rename");
        }
        return new UpsertTarget(null, id == null ? inBody : id);
    }
}
