package io.github.camelplanado.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** A rival that cannot do its work would look worse than it is. */
class RivalsTest {

    private static final int CALLS = 20;

    @Test
    void each_of_them_gets_its_work_done_where_nothing_is_refused() throws Exception {
        List<Rival> rivals = Rivals.all();
        List<Vendor> accounts = rivals.stream()
                .map(rival -> new Vendor(6_000, 600, rival.retryAfter()))
                .toList();
        try (Vendors vendors = Vendors.start(accounts)) {
            List<Work> all = new ArrayList<>();
            for (int account = 0; account < accounts.size(); account++) {
                all.add(new Work(rivals.get(account), vendors.baseUrl(account), account));
            }
            all.forEach(Work::begin);
            for (int account = 0; account < accounts.size(); account++) {
                Work work = all.get(account);
                await(rivals.get(account).name()).atMost(Duration.ofMinutes(2)).until(() -> work.done() >= CALLS);
                ServerLog log = ServerLog.read(vendors.baseUrl(account));
                assertThat(log.count(true, Instant.MIN, Instant.MAX))
                        .as(rivals.get(account).name())
                        .isGreaterThanOrEqualTo(CALLS);
                assertThat(log.count(false, Instant.MIN, Instant.MAX))
                        .as(rivals.get(account).name())
                        .isZero();
            }
            all.forEach(Work::close);
        }
    }
}
