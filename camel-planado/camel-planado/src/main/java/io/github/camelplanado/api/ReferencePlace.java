package io.github.camelplanado.api;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A place in a request that refers to a thing with a name, and the forms that it takes there.
 *
 * @param resource whose requests
 * @param part where in a request it stands
 * @param path in a body the keys from its root, {@code []} behind an array; of a query the parameter; of an id empty
 * @param named what it refers to
 * @param vendorForms the keys that the vendor takes, and how that is known; a query and an id take {@code uuid} only
 * @param ownForms keys that only this component takes
 */
public record ReferencePlace(
        Resource resource,
        Part part,
        String path,
        Named named,
        Map<String, Evidence> vendorForms,
        Set<String> ownForms) {

    /** Where a reference stands. */
    public enum Part {
        BODY,
        QUERY,
        /** The id in the path of the calls that take only a uuid there. */
        ID
    }

    /** The keys whose value is a name. */
    public Set<String> nameForms() {
        Set<String> names = new LinkedHashSet<>(vendorForms.keySet());
        names.remove("uuid");
        names.addAll(ownForms);
        return names;
    }

    /**
     * The keys whose value has to be replaced by the uuid. A name goes to the vendor as it is where the documentation or the
     * code of a client does so; where that was only inferred, the uuid is right either way.
     */
    public Set<String> replacedForms() {
        Set<String> replaced = nameForms();
        replaced.removeIf(key -> vendorForms.containsKey(key) && vendorForms.get(key) != Evidence.INFERRED);
        return replaced;
    }
}
