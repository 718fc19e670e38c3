package io.xcom4ee.core.member;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Message.Founded;
import io.xcom4ee.core.message.Message.FoundingAccept;
import io.xcom4ee.core.message.Message.FoundingAccepted;
import io.xcom4ee.core.message.Message.FoundingPromise;
import io.xcom4ee.core.message.Message.FoundingRefuse;

/** Who takes what processes say when a group follows on another one: founding it anew, or forcing its membership. */
interface FoundingMessages {

    void onPromise(MemberId from, FoundingPromise promise);

    void onRefuse(FoundingRefuse refuse);

    void onAccept(MemberId from, FoundingAccept accept);

    void onAccepted(MemberId from, FoundingAccepted accepted);

    void onFounded(Founded founded);

    /** A member of the group that follows seems not to know it yet. */
    void remind(MemberId id);
}
