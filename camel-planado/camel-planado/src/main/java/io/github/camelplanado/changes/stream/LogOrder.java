package io.github.camelplanado.changes.stream;

import java.util.List;

/** The order of the log of deliveries. It is not documented, so it is seen by the times on its first page. */
enum LogOrder {
    NEWEST_FIRST,
    OLDEST_FIRST,
    /** All deliveries of the page were sent in one second, or their times cannot be read. */
    UNSEEN;

    /** By what most neighbours say: an attempt that ran into a time-out stands beside later ones. */
    static LogOrder of(List<LogEntry> page) {
        int rising = 0;
        for (int i = 1; i < page.size(); i++) {
            rising += page.get(i).sentAt().compareTo(page.get(i - 1).sentAt());
        }
        int direction = Integer.signum(rising);
        return direction == 0 ? UNSEEN : direction > 0 ? OLDEST_FIRST : NEWEST_FIRST;
    }
}
