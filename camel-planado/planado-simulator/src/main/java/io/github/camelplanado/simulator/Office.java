package io.github.camelplanado.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelplanado.simulator.contract.BodyCheck;
import io.github.camelplanado.simulator.contract.Contract;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.Resource;
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
     * Makes an entity.
     *
     * @param resource jobs, clients or sites
     * @param body a Map or a tree, as in a POST
     * @return the entity in the shape of get
     * @throws RefusedException when the vendor would refuse it, or would ignore a key
     */
    public JsonNode create(String resource, Object body) {
        ObjectNode checked = checked(resource + ".create", body);
        return account.create(Resource.of(resource), checked, Source.WEB).json().deepCopy();
    }

    /**
     * Changes an entity.
     *
     * @param resource jobs, clients or sites
     * @param id uuid or external id
     * @param body a Map or a tree, as in a PATCH
     * @return the entity in the shape of get
     * @throws RefusedException when it is not there, or the vendor would refuse the body or ignore a key
     */
    public JsonNode update(String resource, String id, Object body) {
        ObjectNode checked = checked(resource + ".update", body);
        return account.update(Resource.of(resource), id, checked, Source.WEB)
                .json()
                .deepCopy();
    }

    /**
     * Deletes an entity.
     *
     * @param resource jobs, clients or sites
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

    private ObjectNode checked(String operation, Object body) {
        JsonNode sent = body instanceof JsonNode tree ? tree : JSON.valueToTree(body);
        return bodies.check(contract.operation(operation), sent, true).body();
    }
}
