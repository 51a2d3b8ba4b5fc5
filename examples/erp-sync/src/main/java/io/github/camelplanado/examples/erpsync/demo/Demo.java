package io.github.camelplanado.examples.erpsync.demo;

import java.util.concurrent.CountDownLatch;

/** Shows the main job. The exit code is 0 only if both sides are in step and nothing was lost on the way. */
public final class Demo {

    private Demo() {}

    /**
     * Runs it.
     *
     * @param arguments none; see the README for what -D sets
     */
    public static void main(String[] arguments) throws InterruptedException {
        boolean good = run(DemoSettings.read());
        System.exit(good ? 0 : 1);
    }

    /** Whether all went well. */
    static boolean run(DemoSettings settings) throws InterruptedException {
        try (Stage stage = Stage.set(settings)) {
            boolean good = new Show(settings, stage).play();
            if (settings.keepRunning()) {
                System.out.println("The routes go on until this process is ended.");
                new CountDownLatch(1).await();
            }
            return good;
        }
    }
}
