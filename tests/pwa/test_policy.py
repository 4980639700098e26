from crampapp.pwa.policy import content_security_policy


def test_only_our_own_origin_is_allowed() -> None:
    policy = content_security_policy("<script src='a.js'></script>")
    assert "default-src 'none'" in policy
    assert "connect-src 'self';" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")


def test_an_inline_script_is_allowed_by_its_hash_alone() -> None:
    policy = content_security_policy("<script>alert(1)</script>")
    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in policy
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in policy


def test_the_relay_of_the_build_may_be_asked_and_nothing_else_of_it() -> None:
    config = '{"relay":"https://relay.example/"}'
    page = f'<script type="application/json" id="config">{config}</script>'
    policy = content_security_policy(page)
    assert "connect-src 'self' https://relay.example;" in policy
    assert policy.count("relay.example") == 1
