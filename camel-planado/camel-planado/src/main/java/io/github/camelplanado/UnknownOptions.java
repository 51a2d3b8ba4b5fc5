package io.github.camelplanado;

import java.util.Collection;
import java.util.List;

import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Options in a URI that no endpoint has. */
final class UnknownOptions {

    private UnknownOptions() {}

    /**
     * Names them without their values, which may be secrets.
     *
     * @param component knows the options of the component
     * @throws IllegalArgumentException if there are any
     */
    static void refuse(Collection<String> options, PropertyConfigurer component) {
        List<String> sentences = options.stream()
                .sorted()
                .map(option -> isKnown(option, component)
                        ? option + " is an option of the component: set camel.component.planado." + option
                                + ", and take it out of the URI"
                        : option + " is no option of a planado endpoint: is it spelt right?")
                .toList();
        if (!sentences.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", sentences));
        }
    }

    private static boolean isKnown(String option, PropertyConfigurer component) {
        return component instanceof PropertyConfigurerGetter getter
                && getter.getOptionType(option.replace("-", ""), true) != null;
    }
}
