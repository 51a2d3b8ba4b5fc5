package io.github.camelplanado.simulator;

import static io.github.camelplanado.simulator.Rig.json;
import static io.github.camelplanado.simulator.Rig.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.contract.Operation;

/** How each knob of the API is seen by a caller. */
final class KnobCases {
    private static final String ORGANIZATION = "{'organization':true,'organization_name':'S'}";
    private static final String UUID = "6e0a4b52-0b0f-4f0d-8a53-90b0a6f0c444";
    private static final String OTHER_UUID = "6e0a4b52-0b0f-4f0d-8a53-90b0a6f0c555";
    private static final String USER =
            "{'first_name':'Dee','last_name':'Field','email':'dee@example.org','password':'a-sample-1'}";

    private final Map<Knob, KnobCase> cases = new EnumMap<>(Knob.class);

    static Map<Knob, KnobCase> all() {
        KnobCases all = new KnobCases();
        all.lists();
        all.statuses();
        all.refusals();
        all.limits();
        all.identifiers();
        all.references();
        all.jobs();
        all.times();
        all.shapes();
        all.people();
        all.materials();
        return all.cases;
    }

    private void put(Knob knob, KnobCase one) {
        cases.put(knob, one);
    }

    private static String status(Http.Reply reply) {
        return String.valueOf(reply.status());
    }

    private static String size(Rig rig, String path, String root) {
        Http.Reply reply = rig.http.get(path);
        return reply.status() == 200 ? "200 " + reply.json().path(root).size() : reply.status() + " 0";
    }

    private void lists() {
        put(
                Knob.PAGE_SIZE,
                KnobCase.of(
                        rig -> {
                            rig.planado.office().seed("skills", 120, Map.of("name", "s{n}"));
                            return String.valueOf(
                                    rig.get("/skills").path("skills").size());
                        },
                        value -> value));
        pageSize(Knob.JOBS_PAGE_SIZE, "jobs", Map.of("external_id", "e{n}"));
        pageSize(
                Knob.CLIENTS_PAGE_SIZE,
                "clients",
                Map.of("external_id", "e{n}", "organization", true, "organization_name", "S"));
        pageSize(Knob.SITES_PAGE_SIZE, "sites", Map.of("external_id", "e{n}", "name", "S"));
        put(
                Knob.PAGE_SIZES,
                KnobCase.of(
                        rig -> rig.get("/users").path("users").size() + " "
                                + rig.get("/dictionaries/" + rig.uuid("dictionaries", 0) + "/values")
                                        .path("values")
                                        .size(),
                        "",
                        "3 2",
                        Knob.PAGE_SIZES.alternatives().get(0),
                        "1 2",
                        Knob.PAGE_SIZES.alternatives().get(1),
                        "3 1"));
        put(
                Knob.UNKNOWN_LIST_ORDER,
                KnobCase.of(
                        rig -> rig.get("/skills").at("/skills/0/name").asText(),
                        "oldest-first",
                        "gas",
                        "newest-first",
                        "electric"));
        put(
                Knob.CURSOR_ON_DELETED,
                KnobCase.of(
                        rig -> {
                            List<String> jobs = IntStream.range(0, 3)
                                    .mapToObj(i -> rig.make("jobs", "{}"))
                                    .toList();
                            rig.planado.office().delete("jobs", jobs.get(1));
                            return size(rig, "/jobs?after=" + jobs.get(1), "jobs");
                        },
                        "go-on",
                        "200 1",
                        "not-found",
                        "404 0",
                        "empty",
                        "200 0"));
        put(
                Knob.CURSOR_UNKNOWN,
                KnobCase.of(
                        rig -> {
                            rig.make("jobs", "{}");
                            return size(rig, "/jobs?after=none", "jobs");
                        },
                        "not-found",
                        "404 0",
                        "empty",
                        "200 0",
                        "top",
                        "200 1"));
        put(
                Knob.FILTERS_HONOURED,
                KnobCase.flag(
                        rig -> {
                            rig.make("jobs", "{}");
                            rig.planado.worker().start(rig.make("jobs", "{}"));
                            return rig.get("/jobs?status%5B%5D=started")
                                    .path("jobs")
                                    .size();
                        },
                        2,
                        1));
        put(
                Knob.LIMIT_HONOURED,
                KnobCase.flag(
                        rig -> {
                            rig.make("jobs", "{}");
                            rig.make("jobs", "{}");
                            return rig.get("/jobs?limit=1").path("jobs").size();
                        },
                        2,
                        1));
        put(
                Knob.LIST_CARRIES_DESCRIPTION,
                KnobCase.flag(
                        rig -> {
                            rig.make("jobs", "{'description':'d'}");
                            return rig.get("/jobs").path("jobs").path(0).has("description");
                        },
                        false,
                        true));
    }

    private void pageSize(Knob knob, String resource, Map<String, Object> pattern) {
        put(
                knob,
                KnobCase.of(
                        rig -> {
                            rig.planado.office().seed(resource, 60, pattern);
                            return String.valueOf(
                                    rig.get("/" + resource).path(resource).size());
                        },
                        value -> value.equals("0") ? "20" : value));
    }

    private void statuses() {
        put(
                Knob.CREATE_STATUS,
                KnobCase.of(
                        rig -> {
                            Http.Reply reply = rig.post("/jobs", "{}");
                            return reply.status() + " " + kind(reply);
                        },
                        "200",
                        "200 job_uuid",
                        "201",
                        "201 job_uuid",
                        "204",
                        "204 empty"));
        put(
                Knob.UPSERT_STATUS,
                KnobCase.of(
                        rig -> {
                            Http.Reply reply = rig.patch("/clients/c", ORGANIZATION);
                            return reply.status() + " " + kind(reply);
                        },
                        "200",
                        "200 client_uuid",
                        "201",
                        "201 client_uuid",
                        "204",
                        "204 empty"));
        put(
                Knob.UPDATE_STATUS,
                KnobCase.of(
                        rig -> {
                            Http.Reply reply = rig.patch("/jobs/" + rig.make("jobs", "{}"), "{}");
                            return reply.status() + " " + kind(reply);
                        },
                        "200",
                        "200 job_uuid",
                        "204",
                        "204 empty"));
        put(
                Knob.DELETE_STATUS,
                KnobCase.of(rig -> status(rig.http.delete("/jobs/" + rig.make("jobs", "{}"))), value -> value));
        put(
                Knob.DELETE_BODY,
                KnobCase.of(
                                rig -> rig.http
                                        .delete("/jobs/" + rig.make("jobs", "{}"))
                                        .text(),
                                "object",
                                "{}",
                                "message",
                                json("{'message':'Performed'}"),
                                "empty",
                                "")
                        .with(Knob.DELETE_STATUS, 200));
        put(Knob.JOBS_UPSERT_BY_PATCH, KnobCase.flag(rig -> status(rig.patch("/jobs/e", "{}")), 404, 200));
        put(
                Knob.CATALOG_UPSERT_BY_PATCH,
                KnobCase.flag(rig -> status(rig.patch("/catalog/services/e", "{'name':'n'}")), 404, 200));
        put(
                Knob.PATCH_UNKNOWN_UUID,
                KnobCase.of(
                        rig -> status(rig.patch("/clients/" + UUID, ORGANIZATION)),
                        "not-found",
                        "404",
                        "create",
                        "200"));
        put(
                Knob.PATCH_WITHOUT_CHANGE_RAISES_VERSION,
                KnobCase.flag(
                        rig -> {
                            String uuid = rig.make("jobs", "{}");
                            rig.patch("/jobs/" + uuid, "{}");
                            return rig.planado.entity("jobs", uuid).path("version");
                        },
                        1,
                        2));
        put(
                Knob.PATCH_VERSION_IS_LOCK,
                KnobCase.flag(rig -> status(rig.patch("/jobs/" + rig.make("jobs", "{}"), "{'version':7}")), 200, 422));
        put(
                Knob.MISSING_OPERATIONS,
                KnobCase.of(
                        rig -> Contract.packed().operations().stream()
                                .filter(operation -> isMissing(rig, operation))
                                .map(Operation::id)
                                .collect(Collectors.joining(",")),
                        value -> value));
    }

    private static boolean isMissing(Rig rig, Operation operation) {
        String path = operation.path().replaceAll("\\{[a-z_]+}", "none");
        String body = operation.bodySchema() == null ? null : "{}";
        Http.Reply reply = rig.http.send(operation.method(), rig.planado.baseUrl() + path, body);
        return reply.text().contains("missingOperations");
    }

    private void refusals() {
        put(
                Knob.UNPROCESSABLE_BODY,
                KnobCase.of(
                        rig -> {
                            Http.Reply reply = rig.post("/jobs", "{'contacts':null}");
                            return kind(reply).equals("text")
                                    ? "text"
                                    : String.valueOf(
                                            reply.json().at("/errors/contacts").getNodeType());
                        },
                        "array",
                        "ARRAY",
                        "string",
                        "STRING",
                        "object",
                        "OBJECT",
                        "message",
                        "MISSING",
                        "text",
                        "text"));
        put(
                Knob.UNAUTHORIZED_BODY,
                KnobCase.of(rig -> kind(rig.keyed(Map.of("Authorization", "Bearer other"))), value -> value));
        put(Knob.FORBIDDEN_BODY, KnobCase.of(rig -> kind(rig.post("/users", USER)), value -> value));
        put(Knob.NOT_FOUND_BODY, KnobCase.of(rig -> kind(rig.http.get("/jobs/none")), value -> value));
        put(
                Knob.OLD_AUTH_HEADERS,
                KnobCase.flag(
                        rig -> rig.keyed(Map.of("X-Planado-API-Key", rig.planado.apiKey()))
                                        .status()
                                + " "
                                + rig.keyed(Map.of("X-Planado-API-Token", rig.planado.apiKey()))
                                        .status(),
                        "401 401",
                        "200 200"));
        put(
                Knob.UNKNOWN_KEYS,
                KnobCase.of(rig -> status(rig.post("/jobs", "{'x':1}")), "ignore", "201", "refuse", "422"));
        put(Knob.RESTRICTED_STATUS, KnobCase.of(rig -> status(rig.post("/users", USER)), value -> value));
    }

    private void limits() {
        put(
                Knob.BUCKET_SIZE,
                KnobCase.of(
                                rig -> {
                                    IntStream.range(0, 40).forEach(i -> rig.http.get("/jobs"));
                                    return String.valueOf(rig.planado.accepted());
                                },
                                value -> value.equals("0") ? "2" : value)
                        .asLimited()
                        .asManual());
        put(
                Knob.RATE_LIMIT_SCOPE,
                KnobCase.of(
                                rig -> {
                                    IntStream.range(0, 3).forEach(i -> rig.http.get("/jobs"));
                                    return fromAnotherAddress(rig);
                                },
                                "account",
                                "HTTP/1.1 429",
                                "address",
                                "HTTP/1.1 200")
                        .asLimited()
                        .asManual());
        put(
                Knob.RETRY_AFTER_HEADER,
                KnobCase.of(
                                rig -> {
                                    IntStream.range(0, 2).forEach(i -> rig.http.get("/jobs"));
                                    return rig.http
                                            .get("/jobs")
                                            .headers()
                                            .firstValue("retry-after")
                                            .orElse("none");
                                },
                                value -> value)
                        .asLimited()
                        .asManual());
        put(
                Knob.REJECTED_CALLS_FILL_BUCKET,
                KnobCase.flag(
                                rig -> {
                                    IntStream.range(0, 2).forEach(i -> rig.http.get("/jobs"));
                                    rig.clock.advance(Duration.ofMillis(500));
                                    rig.http.get("/jobs");
                                    rig.clock.advance(Duration.ofMillis(500));
                                    return status(rig.http.get("/jobs"));
                                },
                                200,
                                429)
                        .asLimited()
                        .asManual());
    }

    /** The status line of a call from another address of this machine. */
    private static String fromAnotherAddress(Rig rig) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.planado.port()), 5_000);
            String request = "GET /v2/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + rig.planado.apiKey() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(line, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void identifiers() {
        put(
                Knob.DELETED_EXTERNAL_ID_STAYS_TAKEN,
                KnobCase.flag(
                        rig -> {
                            rig.planado.office().delete("jobs", rig.make("jobs", "{'external_id':'e'}"));
                            return status(rig.post("/jobs", "{'external_id':'e'}"));
                        },
                        201,
                        422));
        put(
                Knob.DELETED_STAYS_LISTED,
                KnobCase.flag(
                        rig -> {
                            String uuid = rig.make("jobs", "{'external_id':'e'}");
                            rig.planado.office().delete("jobs", uuid);
                            return size(rig, "/jobs", "jobs") + " " + size(rig, "/jobs?after=" + uuid, "jobs") + " "
                                    + status(rig.http.get("/jobs/e"))
                                    + " " + rig.planado.entities("jobs").size();
                        },
                        "200 0 200 0 404 0",
                        "200 1 200 0 404 0"));
        put(
                Knob.STARTED_JOB_CAN_BE_DELETED,
                KnobCase.flag(
                        rig -> {
                            String uuid = rig.make("jobs", "{}");
                            rig.planado.worker().start(uuid);
                            return status(rig.http.delete("/jobs/" + uuid));
                        },
                        422,
                        204));
        put(
                Knob.DELETE_BY_EXTERNAL_ID,
                KnobCase.flag(
                        rig -> {
                            rig.make("jobs", "{'external_id':'e'}");
                            return status(rig.http.delete("/jobs/e"));
                        },
                        404,
                        204));
        put(
                Knob.EXTERNAL_ID_LIKE_UUID,
                KnobCase.of(
                        rig -> {
                            String uuid = rig.make("jobs", "{'description':'A'}");
                            rig.make("jobs", "{'description':'B','external_id':'" + uuid + "'}");
                            rig.make("jobs", "{'external_id':'" + OTHER_UUID + "'}");
                            return rig.get("/jobs/" + uuid)
                                            .at("/job/description")
                                            .asText()
                                    + " " + status(rig.http.get("/jobs/" + OTHER_UUID));
                        },
                        "uuid-first",
                        "A 200",
                        "external-id-first",
                        "B 200",
                        "uuid-only",
                        "A 404"));
        put(
                Knob.EXTERNAL_ID_MAX_LENGTH,
                KnobCase.of(
                        rig -> IntStream.of(50, 51, 255, 256)
                                .mapToObj(length ->
                                        status(rig.post("/jobs", "{'external_id':'" + "x".repeat(length) + "'}")))
                                .collect(Collectors.joining(" ")),
                        "0",
                        "201 201 201 201",
                        "50",
                        "201 422 422 422",
                        "255",
                        "201 201 201 422"));
        put(
                Knob.EXTERNAL_ID_CHARACTERS,
                KnobCase.of(
                        rig -> status(rig.post("/jobs", "{'external_id':'a/b'}")) + " "
                                + status(rig.post("/jobs", "{'external_id':'Kunde_7.b-ü'}")),
                        "any",
                        "201 201",
                        "plain",
                        "422 201"));
        put(
                Knob.PATCH_SETS_EXTERNAL_IDS,
                KnobCase.flag(
                        rig -> {
                            rig.make("jobs", "{'external_id':'e'}");
                            rig.patch("/jobs/e", "{'external_id':'f'}");
                            return status(rig.http.get("/jobs/f"));
                        },
                        404,
                        200));
        put(
                Knob.PATCH_RENAMES_CLIENTS_AND_SITES,
                KnobCase.flag(
                        rig -> {
                            rig.make("sites", "{'name':'S','external_id':'e'}");
                            rig.patch("/sites/e", "{'external_id':'f'}");
                            return status(rig.http.get("/sites/f")) + " "
                                    + rig.planado.mistakes().size();
                        },
                        "404 1",
                        "200 0"));
    }

    private void references() {
        put(
                Knob.NAME_REFERENCES,
                KnobCase.of(
                        rig -> List.of(
                                        "{'territory':{'name':'North'}}",
                                        "{'skills':[{'name':'gas'}]}",
                                        "{'assignee':{'team':{'name':'North team'}}}",
                                        "{'template':{'name':'Repair'}}",
                                        "{'job_type':{'code':'check'}}",
                                        "{'assignee':{'worker':{'email':'ann@example.org'}}}")
                                .stream()
                                .map(body -> status(rig.post("/jobs", body)))
                                .collect(Collectors.joining(" ")),
                        "all",
                        "201 201 201 201 201 201",
                        "documented",
                        "422 422 422 201 201 201"));
        put(
                Knob.AMBIGUOUS_NAMES,
                KnobCase.of(
                        rig -> {
                            rig.make("skills", "{'name':'gas'}");
                            return status(rig.post("/jobs", "{'skills':[{'name':'gas'}]}"));
                        },
                        "refuse",
                        "422",
                        "first",
                        "201"));
        put(
                Knob.UUID_BESIDE_NAME,
                KnobCase.of(
                        rig -> status(rig.post(
                                "/jobs", "{'template':{'name':'other','uuid':'" + rig.uuid("templates", 0) + "'}}")),
                        "uuid",
                        "201",
                        "refuse",
                        "422"));
        put(
                Knob.INLINE_NEW,
                KnobCase.of(
                        rig -> {
                            rig.make("clients", "{'organization':true,'organization_name':'S','external_id':'c'}");
                            return status(rig.post(
                                    "/jobs",
                                    "{'client':{'organization':true,'organization_name':'T','external_id':'c'}}"));
                        },
                        "create",
                        "422",
                        "match",
                        "201"));
        put(
                Knob.ARCHIVED_REFERENCES,
                KnobCase.of(
                        rig -> {
                            rig.planado
                                    .office()
                                    .archive("units", rig.make("units", "{'name':'Metre','code':'m'}"), true);
                            return status(rig.post("/catalog/products", "{'name':'P','unit':{'name':'Metre'}}"));
                        },
                        "accept",
                        "201",
                        "refuse",
                        "422"));
        put(
                Knob.ASSIGNEES_SHAPE,
                KnobCase.of(
                        rig -> status(rig.post("/jobs", "{'assignees':[{'email':'ann@example.org'}]}")) + " "
                                + status(rig.post("/jobs", "{'assignees':[{'worker':{'email':'ann@example.org'}}]}")),
                        "both",
                        "201 201",
                        "flat",
                        "201 422",
                        "worker",
                        "422 201"));
    }

    private void jobs() {
        put(
                Knob.FIELDS_MERGE,
                KnobCase.of(
                        rig -> {
                            String uuid = rig.make("jobs", "{'template':{'name':'Repair'}}");
                            rig.patch("/jobs/" + uuid, "{'report_fields':[{'name':'Comment','value':'c'}]}");
                            return String.valueOf(rig.planado
                                    .entity("jobs", uuid)
                                    .path("report_fields")
                                    .size());
                        },
                        "merge",
                        "2",
                        "replace",
                        "1"));
        put(
                Knob.ADDRESS_MERGE,
                KnobCase.flag(
                        rig -> {
                            String uuid = rig.make("jobs", "{'address':{'formatted':'A','floor':'2'}}");
                            rig.patch("/jobs/" + uuid, "{'address':{'formatted':'B'}}");
                            return rig.planado.entity("jobs", uuid).at("/address/floor");
                        },
                        "null",
                        "\"2\""));
        put(
                Knob.CREATE_DROPS_ASSIGNEE,
                KnobCase.flag(
                        rig -> {
                            rig.post("/jobs", "{'external_id':'e','assignee':{'worker':{'email':'ann@example.org'}}}");
                            return rig.planado.entity("jobs", "e").at("/assignee/worker/email");
                        },
                        "\"ann@example.org\"",
                        ""));
        put(
                Knob.CREATED_JOB_STATUS,
                KnobCase.of(
                        rig -> {
                            rig.post("/jobs", "{'external_id':'e','scheduled_at':'2027-03-04T08:00:00Z'}");
                            return rig.planado
                                    .entity("jobs", "e")
                                    .path("status")
                                    .asText();
                        },
                        "by-plan",
                        "scheduled",
                        "posted",
                        "posted"));
        put(
                Knob.STARTED_JOB_REFUSES,
                KnobCase.of(
                        rig -> {
                            String assignee = "{'assignee':{'worker':{'email':'ann@example.org'}}}";
                            String uuid = rig.make("jobs", assignee);
                            rig.planado.worker().start(uuid);
                            return status(rig.patch("/jobs/" + uuid, assignee));
                        },
                        "change",
                        "200",
                        "presence",
                        "422"));
        put(
                Knob.SUSPENDED_AT_KEPT,
                KnobCase.flag(
                        rig -> {
                            String uuid = rig.make("jobs", "{}");
                            rig.planado.worker().start(uuid);
                            rig.planado.worker().suspend(uuid);
                            JsonNode job = rig.planado.worker().resume(uuid);
                            return job.at("/timestamps/suspended_at").isTextual();
                        },
                        false,
                        true));
        put(
                Knob.DURATION_HOURS,
                KnobCase.of(
                        rig -> {
                            rig.post("/jobs", "{'external_id':'e','scheduled_duration':{'hours':1,'minutes':30}}");
                            return rig.planado
                                    .entity("jobs", "e")
                                    .at("/scheduled_duration/minutes")
                                    .asText();
                        },
                        "ignore",
                        "30",
                        "count",
                        "90"));
        put(
                Knob.TEMPLATE_FIELD_UUIDS,
                KnobCase.of(
                        rig -> {
                            rig.post("/jobs", "{'external_id':'e','template':{'name':'Boiler check'}}");
                            String template = rig.get("/templates/" + rig.uuid("templates", 0))
                                    .at("/template/report_fields/0/uuid")
                                    .asText();
                            String job = rig.get("/jobs/e")
                                    .at("/job/report_fields/0/uuid")
                                    .asText();
                            return String.valueOf(template.equals(job));
                        },
                        "same",
                        "true",
                        "new",
                        "false"));
        put(
                Knob.CONTACT_TYPES,
                KnobCase.of(
                        rig -> status(rig.post("/jobs", "{'contacts':[{'type':'email','value':'a@example.org'}]}")),
                        "any",
                        "201",
                        "phone",
                        "422"));
        put(
                Knob.ADDRESS_TAKES_NULLS,
                KnobCase.flag(
                        rig -> status(rig.post("/jobs", "{'address':{'formatted':null,'geolocation':null}}")),
                        422,
                        201));
        put(
                Knob.GEOCODES,
                KnobCase.flag(
                        rig -> {
                            rig.post("/jobs", "{'external_id':'e','address':{'formatted':'1 Sample Road'}}");
                            return rig.get("/jobs/e")
                                    .at("/job/address/geolocation")
                                    .isNull();
                        },
                        true,
                        false));
    }

    private void times() {
        String scheduled = "{'external_id':'e','scheduled_at':'2027-03-04T08:00:00Z'}";
        put(
                Knob.LIST_SCHEDULED_AT_ZONELESS,
                KnobCase.flag(
                        rig -> {
                            rig.make("jobs", scheduled);
                            return rig.get("/jobs").at("/jobs/0/scheduled_at");
                        },
                        "\"2027-03-04T08:00:00Z\"",
                        "\"2027-03-04T08:00:00\""));
        put(
                Knob.ZONELESS_TIMES,
                KnobCase.of(
                        rig -> {
                            rig.make("jobs", scheduled);
                            JsonNode job = rig.get("/jobs/e").path("job");
                            return job.path("scheduled_at").asText().endsWith("Z") + " "
                                    + job.path("updated_at").asText().endsWith("Z");
                        },
                        "none",
                        "true true",
                        "scheduled",
                        "false true",
                        "all",
                        "false false"));
        put(
                Knob.ZONELESS_READ_ZONE,
                KnobCase.of(
                                rig -> {
                                    rig.make("jobs", scheduled);
                                    return rig.get("/jobs/e")
                                            .at("/job/scheduled_at")
                                            .asText();
                                },
                                "UTC",
                                "2027-03-04T08:00:00",
                                "+03:00",
                                "2027-03-04T11:00:00",
                                "America/New_York",
                                "2027-03-04T03:00:00")
                        .with(Knob.ZONELESS_TIMES, "all"));
        put(
                Knob.ZONELESS_WRITE_ZONE,
                KnobCase.of(
                        rig -> {
                            rig.post("/jobs", scheduled.replace("Z", ""));
                            return rig.get("/jobs/e").at("/job/scheduled_at").asText();
                        },
                        "UTC",
                        "2027-03-04T08:00:00Z",
                        "+03:00",
                        "2027-03-04T05:00:00Z",
                        "America/New_York",
                        "2027-03-04T13:00:00Z"));
    }

    private void shapes() {
        put(
                Knob.SITE_ROOT_BY_EXTERNAL_ID,
                KnobCase.of(
                        rig -> {
                            rig.make("sites", "{'name':'S','external_id':'e'}");
                            return kind(rig.http.get("/sites/e"));
                        },
                        value -> value));
        put(
                Knob.RESOLUTION_HAS_SUCCESSFUL,
                KnobCase.flag(
                        rig -> rig.get("/jobs/" + rig.make("jobs", "{}"))
                                .at("/job/possible_resolutions/0")
                                .has("successful"),
                        false,
                        true));
        put(
                Knob.TEMPLATE_CARRIES_DURATION,
                KnobCase.flag(
                        rig -> rig.get("/templates/" + rig.uuid("templates", 0))
                                .path("template")
                                .has("scheduled_duration"),
                        false,
                        true));
        put(
                Knob.TEAM_IN_JOB,
                KnobCase.of(
                        rig -> {
                            String uuid = rig.make("jobs", "{'assignee':{'team':{'name':'North team'}}}");
                            return String.valueOf(rig.get("/jobs/" + uuid)
                                    .at("/job/assignee/team")
                                    .has("name"));
                        },
                        "uuid-name",
                        "true",
                        "uuid",
                        "false"));
        put(
                Knob.EXTRA_FIELDS,
                KnobCase.of(
                        rig -> {
                            rig.post(
                                    "/sites",
                                    "{'name':'S','external_id':'e','custom_fields':[{'name':'F','field_type':'input'}]}");
                            return rig.get("/sites/e").path("site").has("custom_fields") + " "
                                    + rig.planado.mistakes().size();
                        },
                        "full",
                        "true 0",
                        "write-only",
                        "false 0",
                        "unknown",
                        "false 1"));
        put(
                Knob.PRICES_AS,
                KnobCase.of(
                        rig -> {
                            rig.make("services", "{'name':'S','external_id':'e','price_default':'12.50'}");
                            return rig.get("/catalog/services/e")
                                    .at("/service/price_default")
                                    .toString();
                        },
                        "string",
                        "\"12.50\"",
                        "number",
                        "12.5"));
    }

    private void people() {
        put(
                Knob.USER_ROWS,
                KnobCase.of(
                        rig -> String.valueOf(
                                rig.get("/users").path("users").path(0).size()),
                        "minimal",
                        "4",
                        "full",
                        "8"));
        put(
                Knob.CREATED_USERS_LISTED,
                KnobCase.flag(
                                rig -> {
                                    rig.post("/users", USER);
                                    return rig.get("/users").path("users").size();
                                },
                                3,
                                4)
                        .with(Knob.USERS_CAN_BE_CREATED, true));
        put(Knob.USERS_CAN_BE_CREATED, KnobCase.flag(rig -> status(rig.post("/users", USER)), 403, 201));
        put(
                Knob.USERS_CAN_BE_CHANGED,
                KnobCase.flag(rig -> status(rig.patch("/users/" + rig.uuid("users", 0), "{}")), 403, 200));
        put(
                Knob.SHIFT_WORKING_DEFAULT,
                KnobCase.flag(
                        rig -> {
                            shift(rig, 8, 16);
                            return timeline(rig, "2027-03-02").findValuesAsText("working");
                        },
                        "[false, false, false]",
                        "[false, true, false]"));
        put(
                Knob.SHIFT_OVERLAP,
                KnobCase.of(
                        rig -> {
                            shift(rig, 8, 16);
                            return status(shift(rig, 10, 12));
                        },
                        "overwrite",
                        "204",
                        "refuse",
                        "422"));
        put(
                Knob.SHIFT_STEP_MINUTES,
                KnobCase.of(
                        rig -> status(shift(rig, "2027-03-01T08:15:00Z", "2027-03-01T16:00:00Z")) + " "
                                + status(shift(rig, "2027-03-01T08:05:00Z", "2027-03-01T16:00:00Z")),
                        "15",
                        "204 422",
                        "0",
                        "204 204",
                        "30",
                        "422 422"));
        put(
                Knob.SHIFT_PATCH_DAYS,
                KnobCase.of(
                        rig -> status(shift(rig, "2027-03-01T00:00:00Z", "2027-03-08T00:00:00Z")) + " "
                                + status(shift(rig, "2027-03-01T00:00:00Z", "2027-03-08T00:15:00Z")),
                        "7",
                        "204 422",
                        "0",
                        "204 204",
                        "1",
                        "422 422"));
        put(Knob.SHIFTS_STATUS, KnobCase.of(rig -> status(shift(rig, 8, 16)), value -> value));
        put(
                Knob.SHIFTS_BEFORE_INCLUDED,
                KnobCase.flag(
                        rig -> timeline(rig, "2027-03-02").at("/0/time_to"),
                        "\"2027-03-02T00:00:00+00:00\"",
                        "\"2027-03-03T00:00:00+00:00\""));
        put(
                Knob.NEARBY_ORDER,
                KnobCase.of(
                                rig -> {
                                    rig.planado.worker().locate("ann@example.org", null, 10, 50);
                                    rig.clock.advance(Duration.ofMinutes(1));
                                    rig.planado.worker().locate("bob@example.org", null, 10, 50);
                                    return nearby(rig).at("/0/email").asText();
                                },
                                "newest-first",
                                "bob@example.org",
                                "oldest-first",
                                "ann@example.org")
                        .asManual());
        put(
                Knob.NEARBY_LIMIT_MAX,
                KnobCase.of(
                        rig -> {
                            rig.planado.office().seed("users", 120, Http.json(json(USER.replace("dee@", "dee{n}@"))));
                            IntStream.rangeClosed(1, 120)
                                    .forEach(
                                            i -> rig.planado.worker().locate("dee" + i + "@example.org", null, 10, 50));
                            return String.valueOf(nearby(rig).size());
                        },
                        "0",
                        "110",
                        "1",
                        "1",
                        "100",
                        "100"));
        put(
                Knob.CAPTURED_AT_SPELLING,
                KnobCase.of(
                        rig -> {
                            rig.make("jobs", "{'external_id':'j'}");
                            rig.planado.worker().locate("ann@example.org", "j", 10, 50);
                            JsonNode location = rig.get("/jobs/j/locations").at("/locations/0");
                            return location.has("captured_at") + " " + location.has("catured_at");
                        },
                        "captured_at",
                        "true false",
                        "catured_at",
                        "false true",
                        "both",
                        "true true"));
    }

    private static Http.Reply shift(Rig rig, int from, int to) {
        String day = "2027-03-01T%02d:00:00Z";
        return shift(
                rig, String.format(java.util.Locale.ROOT, day, from), String.format(java.util.Locale.ROOT, day, to));
    }

    private static Http.Reply shift(Rig rig, String from, String to) {
        return rig.patch(
                "/users/" + rig.uuid("users", 0) + "/shifts",
                "{'shifts':[{'time_from':'" + from + "','time_to':'" + to + "'}]}");
    }

    private static JsonNode timeline(Rig rig, String before) {
        return rig.get("/users/" + rig.uuid("users", 0) + "/shifts?after=2027-03-01&before=" + before)
                .path("timeline");
    }

    private static JsonNode nearby(Rig rig) {
        return rig.post(
                        "/users/geo/search",
                        "{'limit':110,'geometry':{'type':'circle','center':{'latitude':50,'longitude':10},'radius_m':9}}")
                .json()
                .path("users");
    }

    private void materials() {
        String body = "{'product':{'external_id':'p'},'quantity':2}";
        put(
                Knob.MATERIALS_IN_JOB,
                KnobCase.of(
                        rig -> {
                            rig.materials();
                            return String.valueOf(rig.get("/jobs/j").path("job").has("used_materials"));
                        },
                        "none",
                        "false",
                        "used_materials",
                        "true"));
        put(
                Knob.PROVIDED_SERVICE_ID,
                KnobCase.of(
                        rig -> {
                            String path = rig.materials();
                            String entry = rig.planado
                                    .office()
                                    .provide("j", "s")
                                    .path("uuid")
                                    .asText();
                            return status(rig.post(path, body)) + " "
                                    + status(rig.post(path.replace("/s/", "/" + entry + "/"), body));
                        },
                        "service",
                        "201 404",
                        "entry",
                        "404 201"));
        put(
                Knob.MATERIALS_NEED_PROVIDED_SERVICE,
                KnobCase.flag(rig -> status(rig.post(rig.materials(), body)), 201, 404));
        put(
                Knob.MATERIAL_ADDED_TWICE,
                KnobCase.of(
                                rig -> {
                                    String path = rig.materials();
                                    rig.planado.office().provide("j", "s");
                                    rig.post(path, body);
                                    return status(rig.post(path, body.replace("2", "3"))) + " "
                                            + rig.get("/jobs/j")
                                                    .at("/job/used_materials/0/quantity")
                                                    .asInt();
                                },
                                "refuse",
                                "422 2",
                                "add",
                                "201 5",
                                "replace",
                                "201 3")
                        .with(Knob.MATERIALS_IN_JOB, "used_materials"));
    }
}
