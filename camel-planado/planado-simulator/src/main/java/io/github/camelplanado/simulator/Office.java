package io.github.camelplanado.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.contract.BodyCheck;
import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.Resource;
import io.github.camelplanado.simulator.state.Shapes;
import io.github.camelplanado.simulator.state.Source;

/** People in the office, who change things in the web interface: the same rules, another source, no rate limit. */
public final class Office {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account;
    private final Contract contract;
    private final BodyCheck bodies;

    Office(Account account, Contract contract) {
        this.account = account;
        this.contract = contract;
        this.bodies = new BodyCheck(contract);
    }

    /**
     * Makes an entity. What the API only lists can be made here too: teams, skills, territories, job types, resolutions,
     * templates, dictionaries ({@code dictionary-values} name their {@code dictionary}).
     *
     * @param resource its name in the contract, e.g. {@code job-types}
     * @param body a Map or a tree, as in a POST
     * @return the entity in the shape of get
     * @throws RefusedException when the vendor would refuse it, or would ignore a key
     */
    public JsonNode create(String resource, Object body) {
        ObjectNode checked = checked(resource + ".create", body);
        return shown(account.create(Resource.of(resource), checked, Source.WEB));
    }

    /**
     * Changes an entity.
     *
     * @param resource its name in the contract
     * @param id uuid or external id
     * @param body a Map or a tree, as in a PATCH
     * @return the entity in the shape of get
     * @throws RefusedException when it is not there, or the vendor would refuse the body or ignore a key
     */
    public JsonNode update(String resource, String id, Object body) {
        ObjectNode checked = checked(resource + ".update", body);
        return shown(account.update(Resource.of(resource), id, checked, Source.WEB));
    }

    /**
     * Archives an entry of the catalog, or takes it back.
     *
     * @param resource services, products, their categories, or units
     * @param id uuid or external id
     * @param archived whether it is archived from now on
     * @return the entity in the shape of get
     */
    public JsonNode archive(String resource, String id, boolean archived) {
        return shown(account.archive(Resource.of(resource), id, archived));
    }

    /**
     * A service is provided during a job, so that materials can be added to it.
     *
     * @param job uuid or external id
     * @param service uuid or external id
     * @return {@code uuid} of the entry in the job, and {@code service_uuid}
     */
    public JsonNode provide(String job, String service) {
        return account.fieldWork().provide(job, service);
    }

    /**
     * Deletes an entity.
     *
     * @param resource its name in the contract
     * @param id uuid or external id
     * @throws RefusedException when it is not there
     */
    public void delete(String resource, String id) {
        account.delete(Resource.of(resource), id, Source.WEB);
    }

    /**
     * Makes many entities at once. They cost no memory until somebody changes one, and no webhook and no line of the
     * journal tells of them.
     *
     * @param resource jobs, clients or sites
     * @param count how many
     * @param pattern a Map or a tree, as in a POST; {@code {n}} in a text becomes the number, from 1
     * @throws RefusedException when the vendor would refuse the body, or an external id is taken
     */
    public void seed(String resource, int count, Object pattern) {
        account.seed(Resource.of(resource), checked(resource + ".create", pattern), count);
    }

    private static JsonNode shown(Entity entity) {
        return Shapes.full(entity, Knobs.defaults());
    }

    private ObjectNode checked(String operation, Object body) {
        JsonNode sent = body instanceof JsonNode tree ? tree : JSON.valueToTree(body);
        boolean written =
                contract.operations().stream().anyMatch(one -> one.id().equals(operation));
        if (written) {
            return bodies.check(contract.operation(operation), sent, true).body();
        }
        if (sent instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new IllegalArgumentException("the body of " + operation + " must be an object");
    }
}
