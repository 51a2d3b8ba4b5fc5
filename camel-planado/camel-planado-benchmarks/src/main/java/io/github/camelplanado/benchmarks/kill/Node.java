package io.github.camelplanado.benchmarks.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanado.benchmarks.kill.plan.Point;
import io.github.camelplanado.benchmarks.kill.plan.WorkerSettings;
import io.github.camelplanado.benchmarks.stage.Processes;

/** A place for a worker: starts it, kills it, starts the next at once, until enough were killed; then keeps one running. */
final class Node implements Runnable {

    private static final double WHILE_STARTING = 0.1;
    private static final double AT_A_POINT = 0.65;
    private static final long START_MILLIS = 60_000;
    private static final long FREEZE_MILLIS = 8_000;
    private static final int FAILED_STARTS = 8;

    private final WorkerSettings settings;
    private final Path log;
    private final Kills kills;
    private final List<Point> points;
    private final Random chance;
    /** Held by whoever needs the worker alive. */
    private final ReentrantLock life = new ReentrantLock();

    private volatile WorkerProcess worker;
    private volatile boolean stopped;
    private volatile String failure;
    private int failedStarts;
    private int lives;

    Node(WorkerSettings settings, Path log, Kills kills, List<Point> points) {
        this.settings = settings;
        this.log = log;
        this.kills = kills;
        this.points = points;
        this.chance = new Random(settings.seed());
    }

    /** Null if all is well. */
    String failure() {
        return failure;
    }

    boolean isReady() {
        WorkerProcess now = worker;
        return now != null && now.isReady();
    }

    boolean reads() {
        WorkerProcess now = worker;
        return now != null && now.reads();
    }

    WorkerProcess worker() {
        return worker;
    }

    int port() {
        return settings.port();
    }

    int part() {
        return settings.part();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                worker = WorkerProcess.start(settings.ofLife(++lives), log);
                if (kills.claim()) {
                    liveAndDie();
                } else {
                    live();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = "worker " + settings.part() + ": " + e;
        }
    }

    private void liveAndDie() throws InterruptedException {
        double dice = chance.nextDouble();
        if (dice < WHILE_STARTING) {
            TimeUnit.MILLISECONDS.sleep(200 + chance.nextInt(2_500));
            kill("while starting");
            return;
        }
        if (!worker.awaitReady(START_MILLIS)) {
            failedStart();
            kill("while starting");
            return;
        }
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(400));
        if (dice < WHILE_STARTING + AT_A_POINT && !points.isEmpty()) {
            Point point = point();
            worker.arm(point);
            kill(worker.awaitFrozen(FREEZE_MILLIS) ? point.name() : "at random");
        } else {
            TimeUnit.MILLISECONDS.sleep(200 + chance.nextInt(2_000));
            kill("at random");
        }
    }

    /** One of two by chance, the one that was hit less. */
    private Point point() {
        Point one = points.get(chance.nextInt(points.size()));
        Point other = points.get(chance.nextInt(points.size()));
        return kills.at(one.name()) <= kills.at(other.name()) ? one : other;
    }

    private void live() throws InterruptedException {
        if (!worker.awaitReady(START_MILLIS)) {
            failedStart();
        }
        while (!stopped && !worker.isGone()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        worker.kill();
    }

    private void failedStart() {
        failedStarts++;
        if (failedStarts > FAILED_STARTS) {
            throw new IllegalStateException("does not start, see " + log);
        }
    }

    private void kill(String where) {
        life.lock();
        try {
            worker.kill();
        } finally {
            life.unlock();
        }
        kills.hit(where);
    }

    /** SIGSTOP and, after a while, SIGCONT: the process knows nothing of the time between. */
    void pause(Duration length) throws IOException, InterruptedException {
        life.lock();
        try {
            WorkerProcess now = worker;
            if (now == null || !now.isReady()) {
                return;
            }
            Processes.signal(now.pid(), "STOP");
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            Processes.signal(now.pid(), "CONT");
            // What it does with its old knowledge is what is to be seen.
            TimeUnit.SECONDS.sleep(2);
        } finally {
            life.unlock();
        }
    }

    /** Ends it; the last kill does not count. */
    void stop() {
        stopped = true;
        WorkerProcess now = worker;
        if (now != null) {
            now.kill();
        }
    }
}
