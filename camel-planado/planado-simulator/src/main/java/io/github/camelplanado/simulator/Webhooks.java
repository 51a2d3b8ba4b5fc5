package io.github.camelplanado.simulator;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.camelplanado.simulator.state.Settings;
import io.github.camelplanado.simulator.webhook.EventTypes;

/** The webhooks of the account. The API cannot make them: this is the settings page. */
public final class Webhooks {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Webhook> byUuid = new LinkedHashMap<>();
    private final Map<String, Integer> failuresInRow = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    private final Settings settings;
    private volatile Consumer<Webhook> unlocked = webhook -> {};

    Webhooks(Settings settings) {
        this.settings = settings;
    }

    /**
     * Sets up a webhook.
     *
     * @param url where deliveries go, http or https
     * @param secret sent with every delivery, null for none
     * @param eventTypes what it is told; empty for everything the simulator can send
     * @return its uuid
     */
    public String register(String url, String secret, List<String> eventTypes) {
        URI address = URI.create(url);
        String scheme = address.getScheme();
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("a webhook needs an http or https address");
        }
        List<String> types = eventTypes.isEmpty() ? EventTypes.all(settings.knobs()) : List.copyOf(eventTypes);
        Webhook webhook = new Webhook(settings.nextUuid(), url, secret, types);
        lock.lock();
        try {
            byUuid.put(webhook.uuid(), webhook);
        } finally {
            lock.unlock();
        }
        return webhook.uuid();
    }

    /**
     * Takes a webhook away.
     *
     * @param uuid which
     * @return whether it was there
     */
    public boolean remove(String uuid) {
        lock.lock();
        try {
            return byUuid.remove(uuid) != null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * All webhooks.
     *
     * @return newest last
     */
    public List<Webhook> all() {
        lock.lock();
        try {
            return List.copyOf(byUuid.values());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether failures have locked a webhook; nothing is sent to it then.
     *
     * @param uuid which
     * @return true when it is locked
     */
    public boolean isLocked(String uuid) {
        lock.lock();
        try {
            return locked.contains(uuid);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a locked webhook again. What happened meanwhile is lost, unless a knob says that it is sent later.
     *
     * @param uuid which
     */
    public void unlock(String uuid) {
        List<Webhook> opened;
        lock.lock();
        try {
            opened = byUuid.values().stream()
                    .filter(one -> lockedWith(uuid, one))
                    .toList();
            opened.forEach(one -> {
                locked.remove(one.uuid());
                failuresInRow.remove(one.uuid());
            });
        } finally {
            lock.unlock();
        }
        opened.forEach(unlocked);
    }

    /** Says who is told that a webhook is open again. */
    public void whenUnlocked(Consumer<Webhook> listener) {
        unlocked = listener;
    }

    private boolean lockedWith(String uuid, Webhook other) {
        Webhook one = byUuid.get(uuid);
        boolean host = settings.knobs().is(Knob.WEBHOOK_LOCK_SCOPE, "host");
        return other.uuid().equals(uuid)
                || (host && one != null && authority(one).equals(authority(other)));
    }

    private static String authority(Webhook webhook) {
        return URI.create(webhook.url()).getAuthority();
    }

    /**
     * Counts an attempt, and locks the webhook after too many failures in a row.
     *
     * @param uuid which
     * @param delivered whether the receiver took it
     */
    public void count(String uuid, boolean delivered) {
        int most = settings.knobs().number(Knob.WEBHOOK_LOCKED_AFTER);
        lock.lock();
        try {
            int failures = delivered ? 0 : failuresInRow.getOrDefault(uuid, 0) + 1;
            failuresInRow.put(uuid, failures);
            if (most > 0 && failures >= most) {
                byUuid.values().stream().filter(one -> lockedWith(uuid, one)).forEach(one -> locked.add(one.uuid()));
            }
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            byUuid.clear();
            failuresInRow.clear();
            locked.clear();
        } finally {
            lock.unlock();
        }
    }
}
