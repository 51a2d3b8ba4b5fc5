package io.github.camelplanado.examples.linkaccount.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Few names and few phones, so that nearly everything is ambiguous. */
class MatchingPropertiesTest {

    private static final List<String> NAMES = List.of("", "ada lovelace", "ada lovelase", "grace", "barbara", "ada");

    @Property(tries = 2000)
    @Label("a link is the only possible one for its row and for its entry")
    void no_link_where_two_are_possible(
            @ForAll @Size(max = 6) List<@IntRange(max = 23) Integer> erp,
            @ForAll @Size(max = 6) List<@IntRange(max = 23) Integer> account,
            @ForAll boolean byNameAlone) {
        List<ErpRow> rows = rows(erp);
        List<Entry> entries = entries(account);
        Outcome outcome = new Matching(byNameAlone, Decisions.none()).match(rows, entries, Map.of());
        for (Link link : outcome.links()) {
            ErpRow row = rows.get(Integer.parseInt(link.erpId()));
            Entry entry = entries.get(Integer.parseInt(link.uuid()));
            assertThat(entries.stream().filter(other -> couldBe(row, other))).containsExactly(entry);
            assertThat(rows.stream().filter(other -> couldBe(other, entry))).containsExactly(row);
        }
    }

    @Property(tries = 2000)
    @Label("each row is linked, asked or new, and no entry is given twice")
    void each_row_has_one_fate(
            @ForAll @Size(max = 8) List<@IntRange(max = 23) Integer> erp,
            @ForAll @Size(max = 8) List<@IntRange(max = 23) Integer> account,
            @ForAll boolean byNameAlone) {
        Outcome outcome = new Matching(byNameAlone, Decisions.none()).match(rows(erp), entries(account), Map.of());
        List<String> fates = new ArrayList<>(outcome.fresh());
        outcome.links().forEach(link -> fates.add(link.erpId()));
        fates.addAll(outcome.questions().stream().map(Question::erpId).collect(Collectors.toSet()));
        assertThat(fates).doesNotHaveDuplicates().hasSize(erp.size());
        assertThat(outcome.links().stream().map(Link::uuid)).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    @Label("the order in which things come does not matter")
    void the_order_does_not_matter(
            @ForAll @Size(max = 8) List<@IntRange(max = 23) Integer> erp,
            @ForAll @Size(max = 8) List<@IntRange(max = 23) Integer> account,
            @ForAll long seed) {
        List<ErpRow> rows = new ArrayList<>(rows(erp));
        List<Entry> entries = new ArrayList<>(entries(account));
        Outcome one = new Matching(true, Decisions.none()).match(rows, entries, Map.of());
        Collections.shuffle(rows, new Random(seed));
        Collections.shuffle(entries, new Random(seed));
        Outcome other = new Matching(true, Decisions.none()).match(rows, entries, Map.of());
        assertThat(new HashSet<>(other.links())).isEqualTo(new HashSet<>(one.links()));
        assertThat(new HashSet<>(other.questions())).isEqualTo(new HashSet<>(one.questions()));
        assertThat(new HashSet<>(other.fresh())).isEqualTo(new HashSet<>(one.fresh()));
    }

    /** Written without the indexes of {@link Pairs}, and without what ranks pairs. */
    private static boolean couldBe(ErpRow row, Entry entry) {
        boolean sameName =
                !row.name().isEmpty() && row.name().text().equals(entry.name().text());
        boolean samePhone = row.phones().stream().anyMatch(entry.phones()::contains);
        boolean nothingToCompare = row.phones().isEmpty() || entry.phones().isEmpty();
        return sameName && (samePhone || nothingToCompare);
    }

    private static List<ErpRow> rows(List<Integer> seeds) {
        return IntStream.range(0, seeds.size())
                .mapToObj(at -> new ErpRow(String.valueOf(at), name(seeds.get(at)), phones(seeds.get(at))))
                .toList();
    }

    private static List<Entry> entries(List<Integer> seeds) {
        return IntStream.range(0, seeds.size())
                .mapToObj(at -> new Entry(String.valueOf(at), null, name(seeds.get(at)), phones(seeds.get(at)), true))
                .toList();
    }

    private static Name name(int seed) {
        return new Names(List.of()).of(NAMES.get(seed % NAMES.size()));
    }

    private static Set<String> phones(int seed) {
        return switch (seed / NAMES.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of("+1");
            case 2 -> Set.of("+2");
            default -> Set.of("+1", "+2");
        };
    }
}
