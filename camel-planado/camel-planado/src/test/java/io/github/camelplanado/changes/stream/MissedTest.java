package io.github.camelplanado.changes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelplanado.BreakableDatabase;
import io.github.camelplanado.changes.store.StreamStore;
import org.junit.jupiter.api.Test;

/** That something may have been missed is forgotten by nobody, least of all while the store is down. */
class MissedTest {

    @Test
    void it_is_noted_once_the_store_is_there_again_and_then_once() {
        BreakableDatabase database = new BreakableDatabase(Databases.h2());
        StreamStore store = new StreamStore(database);
        store.open();
        Missed missed = new Missed(StreamRig.SCOPE);
        missed.note(store);
        assertThat(store.replays().wanted(StreamRig.SCOPE)).isZero();
        missed.tell();
        database.broken(true);
        assertThatThrownBy(() -> missed.note(store)).hasMessageContaining("ask for a reading");
        database.broken(false);

        missed.note(store);
        missed.note(store);

        assertThat(store.replays().wanted(StreamRig.SCOPE)).isEqualTo(1);
    }
}
