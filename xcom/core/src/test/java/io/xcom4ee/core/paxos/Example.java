package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Values that the tests of this package share. */
final class Example {
    static final long HORIZON = 100;

    private Example() {}

    /** Members 1 to {@code size}, all voters, quorum a majority. */
    static Configuration group(int size) {
        List<ConfiguredMember> members = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            members.add(new ConfiguredMember(number, info("m" + number), true));
        }
        return new Configuration(1, 1, 10, members, size / 2 + 1, size + 1, List.of(), List.of(), List.of());
    }

    static MemberInfo info(String name) {
        return new MemberInfo(new MemberId(name, new UUID(0, name.hashCode())), "localhost", 1, 1, 50);
    }

    static Value value(String text) {
        return new Batch(1, Payloads.of(List.of(text.getBytes(StandardCharsets.UTF_8))));
    }
}
