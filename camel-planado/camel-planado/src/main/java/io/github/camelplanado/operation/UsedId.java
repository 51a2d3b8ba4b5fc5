package io.github.camelplanado.operation;

import java.util.List;

import io.github.camelplanado.api.PlanadoValidationException;

/** Recognises the refusal of an external id that another entity has (evidence: client code, its text in English). */
final class UsedId {

    private UsedId() {}

    static boolean isNamedBy(PlanadoValidationException refusal) {
        List<String> texts = refusal.getFieldErrors().getOrDefault("external_id", List.of());
        if (!texts.isEmpty()) {
            return texts.stream().anyMatch(text -> text.contains("used"));
        }
        String message = refusal.getVendorMessage();
        return message != null && message.contains("external_id") && message.contains("used");
    }
}
