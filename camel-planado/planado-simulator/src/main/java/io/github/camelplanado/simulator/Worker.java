package io.github.camelplanado.simulator;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.JobStep;
import io.github.camelplanado.simulator.state.Shapes;

/** The field workers and their phones: by hand, or by themselves. */
public final class Worker {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account;
    private final AutoWorker auto;

    Worker(Account account, AutoWorker auto) {
        this.account = account;
        this.auto = auto;
    }

    /**
     * Sets off.
     *
     * @param id the job, uuid or external id
     * @return the job in the shape of get
     */
    public JsonNode enRoute(String id) {
        return step(id, JobStep.EN_ROUTE, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Begins the work.
     *
     * @param id the job, uuid or external id
     * @return the job in the shape of get
     */
    public JsonNode start(String id) {
        return step(id, JobStep.START, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Pauses.
     *
     * @param id the job, uuid or external id
     * @return the job in the shape of get
     */
    public JsonNode suspend(String id) {
        return step(id, JobStep.SUSPEND, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Goes on.
     *
     * @param id the job, uuid or external id
     * @return the job in the shape of get
     */
    public JsonNode resume(String id) {
        return step(id, JobStep.RESUME, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Ends the work with the first successful resolution.
     *
     * @param id the job, uuid or external id
     * @return the job in the shape of get
     */
    public JsonNode finish(String id) {
        return finish(id, null, Map.of());
    }

    /**
     * Ends the work.
     *
     * @param id the job, uuid or external id
     * @param resolution name or uuid of one of the possible ones; null for the first successful one
     * @return the job in the shape of get
     */
    public JsonNode finish(String id, String resolution) {
        return finish(id, resolution, Map.of());
    }

    /**
     * Ends the work and fills the report.
     *
     * @param id the job, uuid or external id
     * @param resolution name or uuid of one of the possible ones; null for the first successful one
     * @param fields values of report fields by name
     * @return the job in the shape of get
     */
    public JsonNode finish(String id, String resolution, Map<String, ?> fields) {
        return step(id, JobStep.FINISH, report(resolution, fields));
    }

    static ObjectNode report(String resolution, Map<String, ?> fields) {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("resolution", resolution);
        ArrayNode list = report.putArray("report_fields");
        fields.forEach((name, value) -> list.addObject().put("name", name).set("value", JSON.valueToTree(value)));
        return report;
    }

    /**
     * Does a step.
     *
     * @param id the job, uuid or external id
     * @param step which
     * @param report resolution and report fields, may be empty
     * @return the job in the shape of get
     * @throws RefusedException when the job is not there, or the step is not possible now
     */
    public JsonNode step(String id, JobStep step, JsonNode report) {
        return Shapes.full(account.move(id, step, report), Knobs.defaults());
    }

    /**
     * A phone tells where it is.
     *
     * @param worker uuid or email
     * @param job the job in progress, uuid or external id; null for none
     * @param longitude in degrees
     * @param latitude in degrees
     * @return the location as the API shows it for the job
     */
    public JsonNode locate(String worker, String job, double longitude, double latitude) {
        return account.fieldWork().locate(worker, job, longitude, latitude);
    }

    /**
     * Lets workers play every job that waits, until told otherwise.
     *
     * @param plan how
     */
    public void auto(WorkerPlan plan) {
        auto.start(plan);
    }

    /** Stops the playing; what is under way is left as it is. */
    public void manual() {
        auto.stop();
    }
}
