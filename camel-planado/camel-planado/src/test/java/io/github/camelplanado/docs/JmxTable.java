package io.github.camelplanado.docs;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.github.camelplanado.monitor.ManagedAccount;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;

/** What JMX shows of an account, from the annotations that Camel reads. */
final class JmxTable implements Generator {

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("name", "type", "what it tells or does");
        List<Method> methods = Arrays.stream(ManagedAccount.class.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method method : methods) {
            ManagedAttribute attribute = method.getAnnotation(ManagedAttribute.class);
            if (attribute != null) {
                String name = method.getName().substring("get".length());
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
