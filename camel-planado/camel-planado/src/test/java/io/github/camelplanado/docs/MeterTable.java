package io.github.camelplanado.docs;

import java.util.List;
import java.util.Locale;

import io.github.camelplanado.monitor.AccountMeter;

/** The meters of an account, from the table by which they are registered. */
final class MeterTable implements Generator {

    @Override
    public String make(List<String> arguments) {
        Table table = new Table("meter", "kind", "in", "by priority", "what it tells");
        for (AccountMeter meter : AccountMeter.values()) {
            table.row(
                    "`" + meter.id() + "`",
                    meter.kind().name().toLowerCase(Locale.ROOT),
                    meter.unit(),
                    meter.isByPriority() ? "yes" : "",
                    meter.description());
        }
        return table.text();
    }
}
