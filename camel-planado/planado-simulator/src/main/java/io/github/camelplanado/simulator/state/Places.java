package io.github.camelplanado.simulator.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.Knob;

/** Where the workers are, and where they were while a job was in progress. */
final class Places {
    private static final int LIMIT = 100;
    private static final long RECENCY_MINUTES = 10_080;
    private static final double ACCURACY_M = 12.5;

    private final Settings settings;
    private final Map<String, Place> lastByUser = new HashMap<>();
    private final Map<String, List<ObjectNode>> byJob = new HashMap<>();

    Places(Settings settings) {
        this.settings = settings;
    }

    /** A phone tells where it is; with a job the place belongs to the job too. */
    ObjectNode locate(String userUuid, Entity job, double longitude, double latitude) {
        Place place = new Place(settings.now(), longitude, latitude);
        lastByUser.put(userUuid, place);
        ObjectNode location = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", settings.nextUuid())
                .put("user_uuid", userUuid)
                .put("longitude", longitude)
                .put("latitude", latitude)
                .put("accuracy_m", ACCURACY_M)
                .put("uploaded_at", Times.millisOffset(place.at()))
                .put("captured_at", Times.millisOffset(place.at()));
        if (job != null) {
            location.putArray("events")
                    .addObject()
                    .put("uuid", settings.nextUuid())
                    .put("type", "status_updated")
                    .put("job_uuid", job.uuid())
                    .put("job_version", job.version());
            byJob.computeIfAbsent(job.uuid(), ignored -> new ArrayList<>()).add(location);
        }
        return location;
    }

    /** All places of a job in the order of upload. */
    List<ObjectNode> of(Entity job) {
        return List.copyOf(byJob.getOrDefault(job.uuid(), List.of()));
    }

    /** The users in a circle; territory and skills are uuids that have been looked up. */
    List<ObjectNode> nearby(JsonNode search, List<Entity> users, String territory, List<String> skills) {
        boolean newest = settings.is(Knob.NEARBY_ORDER, "newest-first");
        Comparator<Entity> byTime =
                Comparator.comparing(user -> lastByUser.get(user.uuid()).at());
        int most = settings.knobs().number(Knob.NEARBY_LIMIT_MAX);
        int limit = search.path("limit").asInt(LIMIT);
        return users.stream()
                .filter(user -> lastByUser.containsKey(user.uuid()))
                .filter(user -> isThere(lastByUser.get(user.uuid()), search))
                .filter(user -> territory == null
                        || territory.equals(
                                user.json().path("territory").path("uuid").asText()))
                .filter(user ->
                        user.json().path("skills").findValuesAsText("uuid").containsAll(skills))
                .sorted(newest ? byTime.reversed() : byTime)
                .skip(search.path("offset").asLong(0))
                .limit(most == 0 ? limit : Math.min(limit, most))
                .map(this::row)
                .toList();
    }

    private boolean isThere(Place place, JsonNode search) {
        JsonNode circle = search.path("geometry");
        JsonNode center = circle.path("center");
        Duration age = Duration.between(place.at(), settings.now());
        return age.toMinutes() <= search.path("recency_cut_off_min").asLong(RECENCY_MINUTES)
                && place.distance(
                                center.path("longitude").asDouble(),
                                center.path("latitude").asDouble())
                        <= circle.path("radius_m").asDouble();
    }

    private ObjectNode row(Entity user) {
        Place place = lastByUser.get(user.uuid());
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("user_uuid", user.uuid());
        for (String key : new String[] {"first_name", "last_name", "email"}) {
            row.set(key, user.json().path(key));
        }
        return row.put("actual_at", Times.millis(place.at()))
                .put("latitude", place.latitude())
                .put("longitude", place.longitude());
    }
}
