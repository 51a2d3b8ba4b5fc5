package io.github.camelplanado.operation;

import java.util.List;

import io.github.camelplanado.api.PlanadoValidationException;

/** Recognises the refusal of an external id that another entity has (evidence: client code, its text in English). */
final class UsedId {

    private UsedId() {}

    /** Whether it is about the external id at all: the text may be in the language of the account. */
    static boolean mayBe(PlanadoValidationException refusal) {
        String message = refusal.getVendorMessage();
        return !texts(refusal).isEmpty() || (message != null && message.contains("external_id"));
    }

    static boolean isNamedBy(PlanadoValidationException refusal) {
        List<String> texts = texts(refusal);
        if (!texts.isEmpty()) {
            return texts.stream().anyMatch(text -> text.contains("used"));
        }
        String message = refusal.getVendorMessage();
        return message != null && message.contains("external_id") && message.contains("used");
    }

    /** The shape of the errors of one field is not known: a text, a list, or an object, which is read as deeper fields. */
    private static List<String> texts(PlanadoValidationException refusal) {
        return refusal.getFieldErrors().entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals("external_id") || entry.getKey().startsWith("external_id."))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
