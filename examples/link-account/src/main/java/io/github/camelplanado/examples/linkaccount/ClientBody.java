package io.github.camelplanado.examples.linkaccount;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelplanado.examples.linkaccount.matching.Phones;

/** What is sent of a row of {@code planado_due}: what the routes call as the bean {@code clientBody}. Pure. */
public final class ClientBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Phones phones;

    ClientBody(Phones phones) {
        this.phones = phones;
    }

    /** A client that is to be made. */
    public Map<String, Object> whole(Map<String, Object> row) {
        Map<String, Object> body = names(row);
        if (row.get("phone") != null) {
            body.put("contacts", List.of(contact(row.get("phone"))));
        }
        return body;
    }

    /**
     * What differs, which may be nothing. The list of contacts is replaced by a write, so it is sent whole, with everything that the
     * ERP knows nothing of.
     *
     * @param client the client as the account has it now; only read if the phone is due
     */
    public Map<String, Object> changed(Map<String, Object> row, Map<String, Object> client) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (Boolean.TRUE.equals(row.get("name_due"))) {
            body.putAll(names(row));
            // Cannot be changed after creation.
            body.remove("organization");
        }
        if (Boolean.TRUE.equals(row.get("phone_due"))) {
            List<Object> before = list(client.get("contacts"));
            List<Object> after = contacts(before, (String) row.get("old_phone"), (String) row.get("phone"));
            if (!after.equals(before)) {
                body.put("contacts", after);
            }
        }
        return body;
    }

    /** The old phone of the ERP becomes the new one where it stands; other contacts stay as they are. */
    private List<Object> contacts(List<Object> before, String oldPhone, String newPhone) {
        List<Object> after = new ArrayList<>();
        boolean there = before.stream().anyMatch(contact -> isPhone(contact, newPhone));
        for (Object contact : before) {
            if (!isPhone(contact, oldPhone) || isPhone(contact, newPhone)) {
                after.add(contact);
            } else if (newPhone != null && !there) {
                Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) contact);
                changed.put("value", newPhone);
                after.add(changed);
                there = true;
            }
        }
        if (newPhone != null && !there) {
            after.add(contact(newPhone));
        }
        return after;
    }

    private boolean isPhone(Object contact, String phone) {
        if (phone == null || !(contact instanceof Map<?, ?> map) || !(map.get("value") instanceof String value)) {
            return false;
        }
        return value.equals(phone) || !Collections.disjoint(phones.in(value), phones.in(phone));
    }

    private static Map<String, Object> contact(Object phone) {
        return Map.of("type", "phone", "value", phone);
    }

    private static List<Object> list(Object contacts) {
        return contacts instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    private static Map<String, Object> names(Map<String, Object> row) {
        try {
            return JSON.readValue((String) row.get("names"), MAP);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("names of ERP row " + row.get("erp_id") + " is no JSON object", e);
        }
    }
}
