import assert from 'node:assert/strict';
import {
  classOf,
  isGeneratedClass,
  isObfuscated,
  isOfRuntime,
} from '../../../../src/mapping/paths/families/jvmClass';
import { saysPackage } from '../../../../src/mapping/paths/families/jvmPackage';
import { frame } from '../memoryFiles';

const CLASSES = {
  'com.acme.Cart$Inner': ['com/acme/', 'Cart'],
  'com.acme.AuthApp.web.Cart': ['com/acme/AuthApp/web/', 'Cart'],
  Cart: ['', 'Cart'],
  'com.acme.ui.ComposableSingletons$CartKt$lambda-1$1': ['com/acme/ui/', 'CartKt'],
  'acme_shop.tax_rules$rate$fn__12': ['acme_shop/', 'tax_rules'],
  '': ['', ''],
  $: ['', ''],
  '..$.$': ['//', ''],
};

describe('A class of the JVM', () => {
  for (const [name, [folder, outer]] of Object.entries(CLASSES)) {
    it(`${JSON.stringify(name)} is ${outer} in ${folder}`, () => {
      assert.deepEqual(classOf(name), { folder, outer });
    });
  }

  it('that a tool wrote is known by its name', () => {
    const written = [
      'com.acme.Cart$$Lambda$14/0x1',
      'com.acme.Cart$$SpringCGLIB$$0',
      'com.sun.proxy.$Proxy7',
    ];
    const own = ['com.acme.Cart$Inner', 'com.acme.Cart$$anonfun$total$1', 'com.acme.Proxy'];
    assert.deepEqual(written.filter(isGeneratedClass), written);
    assert.deepEqual(own.filter(isGeneratedClass), []);
  });

  it('that lost its name is told from a short one', () => {
    const names = ['a.b.c', 'd6.f', 'b9.s0', 'sj1', 'com.acme.Api', 'com.acme.when', 'com.acme.Ab'];
    assert.deepEqual(
      names.filter((name) => isObfuscated(classOf(name))),
      ['a.b.c', 'd6.f', 'b9.s0', 'sj1'],
    );
  });

  it('is of a library of the language by its package, not by how its name begins', () => {
    const names = [
      'java.util.List',
      'com.sun.proxy.X',
      'clojure.core$apply',
      'javatools.X',
      'com.sunny.X',
      'java',
    ];
    assert.deepEqual(names.filter(isOfRuntime), ['java.util.List', 'com.sun.proxy.X', 'clojure.core$apply']);
  });
});

describe('What a file says of its package', () => {
  const says = (text: string, path = 'src/main/kotlin/Invoice.kt') =>
    saysPackage(frame({ module: 'com.acme.shop.Invoice' }), path, (at) => text.split('\n')[at]?.trim());

  it('is compared with that of the class', () => {
    assert.equal(says('package com.acme.shop'), true);
    assert.equal(says('/* Money */\n@file:JvmName("X")\n\npackage com.acme.shop;\nimport x'), true);
    assert.equal(says('package com.acme.tools'), false);
    assert.equal(says('package com.acme'), false);
  });

  it('may be said in steps, and in back-ticks', () => {
    assert.equal(says('package com.acme\npackage shop\n\nclass Invoice'), true);
    assert.equal(says('package com.`acme`.shop'), true);
    assert.equal(says('package com.acme\nclass A\npackage shop'), false);
  });

  it('is not asked for where the folders tell it, nor where the class is in none', () => {
    assert.equal(says('package com.acme.tools', 'app/com/acme/shop/Invoice.kt'), undefined);
    assert.equal(says('package com.acme.shop', 'app/xcom/acme/shop/Invoice.kt'), true);
    assert.equal(
      saysPackage(frame({ module: 'Invoice' }), 'a.kt', () => 'package x'),
      undefined,
    );
    assert.equal(
      saysPackage(frame({}), 'a.kt', () => 'package x'),
      undefined,
    );
  });

  it('is nothing where it stands too low, and in a text without one', () => {
    assert.equal(says(''), undefined);
    assert.equal(says('// package com.acme.shop\nval package = 1'), undefined);
    assert.equal(says(`${'//\n'.repeat(300)}package com.acme.shop`), undefined);
  });
});
