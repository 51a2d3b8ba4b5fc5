package io.github.camelplanado.examples.linkaccount.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Brings phones into one form, {@code +74951234567} or with an extension {@code +74951234567;ext=12}. A number with another
 * extension, or without, is another phone. What is no whole number, such as one without its area code, is no phone: it says too
 * little to link by.
 */
public final class Phones {

    private static final String BETWEEN = "[;\\n|]";
    /** A comma or slash may also stand within a number: between seven digits and seven digits it does not. */
    private static final String MAYBE_BETWEEN = "((?:\\d\\D{0,5}){6}\\d[^\\d,/]{0,5})[,/](?=(?:\\D*\\d){7})";
    /** How many countries write what is + elsewhere. */
    private static final String ABROAD = "^\\s*00(?=[\\s-]*[1-9])";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String region;

    /**
     * Phones of a country.
     *
     * @param country where numbers without a country code are from: its code ({@code 7}, {@code +49}) or its letters ({@code RU})
     * @throws IllegalArgumentException if there is no such country
     */
    public Phones(String country) {
        String code = country.strip().replaceFirst("^\\+", "");
        this.region = code.matches("\\d{1,3}")
                ? library.getRegionCodeForCountryCode(Integer.parseInt(code))
                : code.toUpperCase(Locale.ROOT);
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "No country has the code '" + country + "': give one like 7 or 49, or letters like RU or DE");
        }
    }

    /** All phones of a text, each in the one form; empty if there is none. */
    public Set<String> in(String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.replaceAll(MAYBE_BETWEEN, "$1;").split(BETWEEN))
                        .flatMap(this::one)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** All phones of some texts. */
    public Set<String> in(Collection<String> texts) {
        return texts.stream().flatMap(text -> in(text).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> one(String text) {
        try {
            PhoneNumber number = library.parse(text.replaceFirst(ABROAD, "+"), region);
            if (library.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Stream.empty();
            }
            String main = library.format(number, PhoneNumberFormat.E164);
            return Stream.of(number.hasExtension() ? main + ";ext=" + number.getExtension() : main);
        } catch (NumberParseException e) {
            return Stream.empty();
        }
    }
}
