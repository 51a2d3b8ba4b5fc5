package io.github.camelplanado.monitor;

import java.time.Duration;
import java.util.Map;

import io.github.camelplanado.api.AccountState;
import io.github.camelplanado.api.BudgetState;
import io.github.camelplanado.api.Priority;
import io.github.camelplanado.client.PlanadoClient;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** An account in JMX. Read only, save for the operation. */
@ManagedResource(description = "Account of Planado")
public final class ManagedAccount {

    private static final double NANOS_A_SECOND = 1e9;

    private final PlanadoClient client;

    ManagedAccount(PlanadoClient client) {
        this.client = client;
    }

    @ManagedAttribute(description = "Name of the account: the beginning of a hash over address and key")
    public String getAccount() {
        return state().account();
    }

    @ManagedAttribute(description = "Address of the API")
    public String getBaseUrl() {
        return state().baseUrl();
    }

    @ManagedAttribute(description = "Calls a minute by the option requestsPerMinute; 0 for no pacing")
    public int getConfiguredRate() {
        return budget().requestsPerMinute();
    }

    @ManagedAttribute(
            description =
                    "Calls a minute that the budget gives now, learned or configured; 0 if it does not pace or tell")
    public double getRate() {
        return budget().rate();
    }

    @ManagedAttribute(description = "Part of the rate that this JVM used in the last minute; 1 is all of it")
    public double getUsed() {
        return budget().used();
    }

    @ManagedAttribute(description = "How long everybody still pauses, in seconds")
    public double getPauseSeconds() {
        return seconds(budget().pause());
    }

    @ManagedAttribute(description = "Calls of high priority that wait for their turn")
    public int getWaitingHigh() {
        return budget().waiting().get(Priority.HIGH);
    }

    @ManagedAttribute(description = "Calls of normal priority that wait for their turn")
    public int getWaitingNormal() {
        return budget().waiting().get(Priority.NORMAL);
    }

    @ManagedAttribute(description = "Calls of low priority that wait for their turn")
    public int getWaitingLow() {
        return budget().waiting().get(Priority.LOW);
    }

    @ManagedAttribute(description = "How long the call that came first of all who wait has waited, in seconds")
    public double getLongestWaitSeconds() {
        return seconds(budget().longestWaitOfAll());
    }

    @ManagedAttribute(description = "Turns that were granted since the account was opened")
    public long getGranted() {
        return sum(budget().granted());
    }

    @ManagedAttribute(description = "Calls that ended without a turn since the account was opened")
    public long getDenied() {
        return sum(budget().denied());
    }

    @ManagedAttribute(description = "Attempts that the vendor refused with 429 since the account was opened")
    public long getRefused() {
        return budget().refused();
    }

    @ManagedAttribute(description = "Why the budget gives less than it should, such as a store that is down; else null")
    public String getTrouble() {
        return budget().trouble();
    }

    @ManagedAttribute(description = "Circuit breaker: closed, open, half-open or disabled")
    public String getBreaker() {
        return state().breaker();
    }

    @ManagedAttribute(description = "HTTP status of the vendor's last answer; 0 if there was none")
    public int getLastStatus() {
        return state().lastStatus();
    }

    @ManagedAttribute(description = "Answers 401 and 403 in a row; 0 if the vendor takes the key")
    public int getKeyRefusals() {
        return state().keyRefusals();
    }

    /** After somebody has renamed a skill, a team or a template. */
    @ManagedOperation(
            description = "Forgets the names (skills, teams, templates and so on) that were read; the next call that"
                    + " needs one reads them anew")
    public void forgetNames() {
        client.names().forget();
    }

    private AccountState state() {
        return client.state();
    }

    private BudgetState budget() {
        return client.state().budget();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_A_SECOND;
    }

    private static long sum(Map<Priority, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
