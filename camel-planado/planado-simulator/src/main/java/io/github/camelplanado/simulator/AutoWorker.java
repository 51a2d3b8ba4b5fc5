package io.github.camelplanado.simulator;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelplanado.simulator.state.Account;
import io.github.camelplanado.simulator.state.Change;
import io.github.camelplanado.simulator.state.Entity;
import io.github.camelplanado.simulator.state.JobStep;
import io.github.camelplanado.simulator.state.Resource;

/** Workers that play jobs by themselves: each goes en route, starts and finishes, a few jobs at once. */
final class AutoWorker {
    /** A change is seen under the account's lock; the worker acts just after. */
    private static final Duration SOON = Duration.ofMillis(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatorClock clock;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private Account account;
    private WorkerPlan plan;
    private Random random = new Random(1);
    private long generation;

    AutoWorker(SimulatorClock clock) {
        this.clock = clock;
    }

    /** The account and the worker know each other; this ties the knot. */
    void of(Account whose) {
        this.account = whose;
    }

    void start(WorkerPlan wanted) {
        stop();
        lock.lock();
        try {
            plan = wanted;
            random = new Random(wanted.seed());
        } finally {
            lock.unlock();
        }
        account.all(Resource.JOBS).forEach(this::consider);
        clock.schedule(SOON, this::takeJobs);
    }

    void stop() {
        lock.lock();
        try {
            plan = null;
            generation++;
            waiting.clear();
            underWay.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Called under the account's lock: it only notes the job. */
    void see(Change change) {
        if (change.after().resource() == Resource.JOBS && !change.deleted() && consider(change.after())) {
            clock.schedule(SOON, this::takeJobs);
        }
    }

    private boolean consider(Entity job) {
        lock.lock();
        try {
            boolean free = JobStep.EN_ROUTE.from().contains(job.status()) && !underWay.contains(job.uuid());
            return plan != null && free && waiting.add(job.uuid());
        } finally {
            lock.unlock();
        }
    }

    private void takeJobs() {
        for (String job = next(); job != null; job = next()) {
            play(job, JobStep.EN_ROUTE, life());
        }
    }

    private String next() {
        lock.lock();
        try {
            if (plan == null || waiting.isEmpty() || underWay.size() >= plan.parallel()) {
                return null;
            }
            String job = waiting.iterator().next();
            waiting.remove(job);
            underWay.add(job);
            return job;
        } finally {
            lock.unlock();
        }
    }

    private void play(String job, JobStep step, long life) {
        if (life != life()) {
            return;
        }
        try {
            Entity before = account.get(Resource.JOBS, job);
            account.move(
                    job,
                    step,
                    step == JobStep.FINISH
                            ? PlayedReport.of(before, this::chance)
                            : JsonNodeFactory.instance.objectNode());
        } catch (RefusedException e) {
            // Somebody else deleted or moved the job meanwhile: it is theirs now.
            leave(job);
            return;
        }
        switch (step) {
            case EN_ROUTE -> later(true, () -> play(job, JobStep.START, life));
            case START, RESUME -> later(false, () -> play(job, JobStep.FINISH, life));
            case FINISH, SUSPEND -> leave(job);
        }
    }

    private void later(boolean travel, Runnable step) {
        WorkerPlan now;
        double part;
        lock.lock();
        try {
            now = plan;
            part = 0.5 + random.nextDouble();
        } finally {
            lock.unlock();
        }
        if (now != null) {
            Duration time = travel ? now.travel() : now.work();
            clock.schedule(Duration.ofNanos((long) (time.toNanos() * part)).plus(SOON), step);
        }
    }

    private void leave(String job) {
        lock.lock();
        try {
            underWay.remove(job);
        } finally {
            lock.unlock();
        }
        clock.schedule(SOON, this::takeJobs);
    }

    private long life() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    private double chance() {
        lock.lock();
        try {
            return random.nextDouble();
        } finally {
            lock.unlock();
        }
    }
}
