package io.github.camelplanado.examples.linkaccount;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * How to link.
 *
 * @param country of phones without a country code, see {@link io.github.camelplanado.examples.linkaccount.matching.Phones}
 * @param legalForms words that do not tell two names apart
 * @param byNameAlone whether a name that both sides have once is enough where there is no phone to compare
 * @param questions the CSV file for persons
 * @param clients how many the account has, as its user says; 0 = as many as the ERP
 * @param requestsPerMinute the account's rate; 0 = no limit
 */
public record LinkOptions(
        String country,
        List<String> legalForms,
        boolean byNameAlone,
        Path questions,
        int clients,
        int requestsPerMinute) {

    public LinkOptions {
        legalForms = List.copyOf(legalForms);
    }

    /** The list that comes with this example. */
    public static List<String> usualLegalForms() {
        try (InputStream in = LinkOptions.class.getResourceAsStream("/legal-forms.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
