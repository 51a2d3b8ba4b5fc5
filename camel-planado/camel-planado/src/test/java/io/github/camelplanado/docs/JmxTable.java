package io.github.camelplanado.docs;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.github.camelplanado.monitor.ManagedAccount;
import io.github.camelplanado.monitor.ManagedStream;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;

/** What JMX shows of an account or, with the argument {@code stream}, of a stream of changes, from the annotations that Camel reads. */
final class JmxTable implements Generator {

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("name", "type", "what it tells or does");
        Class<?> shown = arguments.contains("stream") ? ManagedStream.class : ManagedAccount.class;
        List<Method> methods = Arrays.stream(shown.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method method : methods) {
            ManagedAttribute attribute = method.getAnnotation(ManagedAttribute.class);
            if (attribute != null) {
                String name = method.getName().replaceFirst("^(get|is)", "");
                table.row("`" + name + "`", method.getReturnType().getSimpleName(), attribute.description());
            }
        }
        for (Method method : methods) {
            ManagedOperation operation = method.getAnnotation(ManagedOperation.class);
            if (operation != null) {
                table.row("`" + method.getName() + "()`", "operation", operation.description());
            }
        }
        return table.text();
    }
}
