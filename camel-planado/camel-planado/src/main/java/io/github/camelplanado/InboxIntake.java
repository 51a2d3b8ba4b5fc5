package io.github.camelplanado;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.camelplanado.api.Change;
import io.github.camelplanado.changes.store.Inbox;
import io.github.camelplanado.changes.store.StreamStore;
import io.github.camelplanado.webhook.Intake;

/** Keeps webhooks in the inbox of a store, and tells those who work on it. */
final class InboxIntake implements Intake {

    private final Supplier<StreamStore> opened;
    private final String scope;
    private final InboxRoom room;
    private final Runnable arrived;
    private final Runnable missed;
    private final AtomicBoolean refused = new AtomicBoolean();

    /**
     * @param opened gives the store without waiting, and fails while it is not open
     * @param scope of the streams
     * @param room says when no more is taken
     * @param arrived run after each commit
     * @param missed run when webhooks can be kept again, after some could not
     */
    InboxIntake(Supplier<StreamStore> opened, String scope, InboxRoom room, Runnable arrived, Runnable missed) {
        this.opened = opened;
        this.scope = scope;
        this.room = room;
        this.arrived = arrived;
        this.missed = missed;
    }

    @Override
    public void keep(String key, Change change, byte[] body) {
        if (write(inbox -> inbox.put(scope, key, change, body))) {
            arrived.run();
        }
    }

    @Override
    public void keepUnreadable(byte[] body, String reason) {
        write(inbox -> {
            inbox.poison(scope, body, reason);
            return true;
        });
    }

    private boolean write(Write write) {
        boolean isNew;
        try {
            Inbox inbox = opened.get().inbox();
            room.require();
            isNew = write.into(inbox);
        } catch (RuntimeException e) {
            refused.set(true);
            throw e;
        }
        if (refused.compareAndSet(true, false)) {
            missed.run();
        }
        return isNew;
    }

    /** Something to write; whether it was new. */
    @FunctionalInterface
    private interface Write {
        boolean into(Inbox inbox);
    }
}
