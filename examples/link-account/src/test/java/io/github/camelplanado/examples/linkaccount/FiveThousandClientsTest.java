package io.github.camelplanado.examples.linkaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account as it lives: nobody ever gave external ids, spelling differs, some clients are there twice. */
class FiveThousandClientsTest {

    private static final int SURE = 4_600;
    private static final int TWICE_IN_ACCOUNT = 100;
    private static final int TWICE_IN_ERP = 50;
    private static final int OTHER_PHONE = 100;
    private static final int MISSPELT = 50;
    private static final int ONLY_ERP = 100;
    private static final int ONLY_ACCOUNT = 50;

    private final long seed = System.nanoTime();
    private final Random chance = new Random(seed);
    /** Who is who, which the code under test is not told. */
    private final Map<String, Set<String>> truth = new HashMap<>();

    private final Set<String> ambiguous = new LinkedHashSet<>();
    private Rig rig;
    private int made;

    @BeforeEach
    void populate(@TempDir Path folder) {
        rig = new Rig(folder);
        for (int i = 0; i < SURE; i++) {
            both(client(), 1, 1);
        }
        for (int i = 0; i < TWICE_IN_ACCOUNT; i++) {
            ambiguous.addAll(both(client(), 1, 2));
        }
        for (int i = 0; i < TWICE_IN_ERP; i++) {
            ambiguous.addAll(both(client(), 2, 1));
        }
        for (int i = 0; i < OTHER_PHONE; i++) {
            Client client = client();
            ambiguous.addAll(pair(client, new Client(client.name, client().phone)));
        }
        for (int i = 0; i < MISSPELT; i++) {
            Client client = client();
            ambiguous.addAll(pair(client, new Client(client.name.replaceFirst("о", "а"), client.phone)));
        }
        for (int i = 0; i < ONLY_ERP; i++) {
            both(client(), 1, 0);
        }
        for (int i = 0; i < ONLY_ACCOUNT; i++) {
            both(client(), 0, 1);
        }
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void is_linked_within_the_printed_number_of_calls_without_a_wrong_link() throws IOException {
        int inAccount = rig.planado.entities("clients").size();
        assertThat(inAccount).isEqualTo(5_050);
        rig.clients = inAccount;
        int reading = rig.plan();
        System.out.println("seed " + seed + "\n" + rig.said());
        int before = rig.calls();
        rig.apply();
        System.out.println(rig.said());
        assertThat(rig.calls() - before).isLessThanOrEqualTo(reading);
        // 253 pages, the empty one, the last entry, the head: the first page was the plan's.
        assertThat(rig.calls()).isEqualTo(253 + 3);
        everyLinkIsTrue();

        int writing = rig.plan();
        System.out.println(rig.said());
        before = rig.calls();
        rig.apply();
        System.out.println(rig.said());
        assertThat(rig.calls() - before).isEqualTo(ONLY_ERP + 1).isLessThanOrEqualTo(writing);
        assertThat(rig.planado.entities("clients")).hasSize(inAccount + ONLY_ERP);
        everyLinkIsTrue();
        assertThat(rig.sql.queryForObject("SELECT count(*) FROM planado_link", Integer.class))
                .isEqualTo(SURE + ONLY_ERP);
        assertThat(new HashSet<>(rig.sql.queryForList("SELECT erp_id FROM planado_question", String.class)))
                .isEqualTo(ambiguous);
        assertThat(Files.readAllLines(rig.questions).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .collect(Collectors.toSet()))
                .isEqualTo(ambiguous);

        // Once past the clients that it made itself, then nothing but the look whether there are others.
        rig.restart();
        rig.link();
        before = rig.calls();
        rig.link();
        assertThat(rig.callsAfter(before)).containsExactly("GET /clients", "GET /clients");
        assertThat(rig.planado.mistakes()).isEmpty();
    }

    private void everyLinkIsTrue() {
        rig.sql.query("SELECT erp_id, uuid, why FROM planado_link WHERE uuid IS NOT NULL", row -> {
            if (!truth.get(row.getString("erp_id")).isEmpty()) {
                assertThat(truth.get(row.getString("erp_id"))).containsExactly(row.getString("uuid"));
            }
        });
    }

    private Set<String> pair(Client erp, Client account) {
        Set<String> erpIds = both(erp, 1, 0);
        truth.get(erpIds.iterator().next()).add(rig.account(spelt(account.name), account.phone));
        return erpIds;
    }

    private Set<String> both(Client client, int inErp, int inAccount) {
        Set<String> uuids = new HashSet<>();
        for (int i = 0; i < inAccount; i++) {
            uuids.add(rig.account(spelt(client.name), phone(client.phone)));
        }
        Set<String> erpIds = new LinkedHashSet<>();
        for (int i = 0; i < inErp; i++) {
            String erpId = "erp-" + truth.size();
            truth.put(erpId, new HashSet<>(uuids));
            rig.erp(erpId, spelt(client.name), phone(client.phone));
            erpIds.add(erpId);
        }
        return erpIds;
    }

    private Client client() {
        made++;
        // Digits of five apart in each name: no two clients are near each other by accident.
        return new Client(
                "Контора " + Integer.toString(made * 7_919, 26).replace('0', 'z') + " улица " + made * 104_729L,
                String.format("495%07d", made));
    }

    private String spelt(String name) {
        return switch (chance.nextInt(5)) {
            case 0 -> "ООО \"" + name + "\"";
            case 1 -> name.toUpperCase(java.util.Locale.ROOT) + ", ООО";
            case 2 -> " " + name.replace(" ", "  ");
            case 3 -> "Общество с ограниченной ответственностью «" + name + "»";
            default -> name;
        };
    }

    private String phone(String national) {
        String spaced = national.substring(0, 3) + " " + national.substring(3, 6) + "-" + national.substring(6);
        return List.of(
                        "+7" + national,
                        "8" + national,
                        "8 (" + spaced.replaceFirst(" ", ") "),
                        "+7 " + spaced,
                        national)
                .get(chance.nextInt(5));
    }

    private record Client(String name, String phone) {}
}
